import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/problem-text';
import { liftDoNotContact, renewProtection } from '../api/routing';
import { useCan } from '../api/session';
import type { LeadView } from '../api/views';
import { when } from '../format/time';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { useNow } from '../ui/use-now';
import { PoolClock } from './pool-clock';
import { useRefreshLead } from './use-lead-acts';
import '../styles/routing.css';

/** What holds for the lead now: the countdown to the pool, a wait for an owner, 报备, or a wish not to be called. */
export function Standing({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const now = useNow();
  const refresh = useRefreshLead();
  const manages = useCan('lead.assign');
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => refresh(lead.id),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const { protection, doNotContact, waiting, owner } = lead;
  return (
    <div className="standing small">
      {waiting && !owner && <p className="late">{t('pool.waiting')}</p>}
      <PoolClock lead={lead} now={now} />
      {protection && (
        <p className="ink-2">
          {protection.own
            ? t('protection.own', { at: when(protection.until, t, now) })
            : t('protection.rival', { at: when(protection.until, t, now) })}{' '}
          {protection.rival && <AppLink href={`/leads/${protection.rival.id}`}>{protection.rival.ref}</AppLink>}
          {protection.own && manages && !protection.renewed && (
            <Button look="text" className="small" onClick={() => act.mutate(() => renewProtection(lead.id))}>
              {t('protection.renew')}
            </Button>
          )}
        </p>
      )}
      {doNotContact && (
        <p className="late">
          {t('doNotContact.on')}{' '}
          {manages && (
            <Button look="text" className="small" onClick={() => act.mutate(() => liftDoNotContact(lead.id))}>
              {t('doNotContact.lift')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
