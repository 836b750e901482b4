import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadDuplicatesQuery } from '../api/merges';
import { leadName } from '../lead/lead-name';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { MergeSheet } from './merge-sheet';
import { reasonWords } from './reason-words';
import { useDismiss } from './use-merges';
import '../styles/duplicates.css';

/** One quiet line on a lead that may be there twice. */
export function DuplicateHint({ leadId, mayMerge }: { leadId: string; mayMerge: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery(leadDuplicatesQuery(leadId));
  const dismiss = useDismiss();
  const [comparing, setComparing] = useState(false);
  const items = query.data?.items ?? [];
  const found = items[0];
  if (!found) return null;
  const { lead, reasons } = found;
  const named = { ref: lead.ref ?? '', company: lead.company, contact: lead.contact };
  return (
    <section className="duplicate-hint">
      <Icon name="swap" />
      <p>
        {t('merge.hint')}
        <AppLink href={`/leads/${lead.id}`}>{leadName(named)}</AppLink>{' '}
        <span className="ink-2">
          ({reasonWords(reasons, t)}){items.length > 1 && t('merge.hintMore', { count: items.length - 1 })}
        </span>
      </p>
      {mayMerge && (
        <div className="duplicate-hint-acts">
          <Button onClick={() => setComparing(true)}>{t('merge.compare')}</Button>
          <Button
            look="quiet"
            busy={dismiss.isPending}
            onClick={() => dismiss.mutate({ kind: 'lead', a: leadId, b: lead.id })}
          >
            {t('merge.dismiss')}
          </Button>
        </div>
      )}
      {comparing && (
        <MergeSheet
          kind="lead"
          a={leadId}
          b={lead.id}
          onClose={() => setComparing(false)}
          onMerged={(survivor) => {
            if (survivor !== leadId)
              void navigate({ to: '/leads/$leadId', params: { leadId: survivor }, replace: true });
          }}
        />
      )}
    </section>
  );
}
