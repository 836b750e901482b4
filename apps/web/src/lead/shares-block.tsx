import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { revokeShare, type ShareView, sharesQuery } from '../api/matches';
import { problemText } from '../api/problem-text';
import type { LeadView } from '../api/views';
import { ago, when } from '../format/time';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { toast } from '../ui/toast';
import { shareAddress } from './share-address';
import { useRefreshLead } from './use-lead-acts';

function Opened({ share }: { share: ShareView }) {
  const { t } = useTranslation();
  if (share.opens === 0) return <span className="ink-3">{t('share.unopened')}</span>;
  return <span>{t('share.opened', { count: share.opens, when: ago(share.lastOpenedAt ?? share.createdAt, t) })}</span>;
}

function Share({ leadId, share, mayAct }: { leadId: string; share: ShareView; mayAct: boolean }) {
  const { t } = useTranslation();
  const refresh = useRefreshLead();
  const revoke = useMutation({
    mutationFn: () => revokeShare(leadId, share.id),
    onSuccess: () => {
      refresh(leadId);
      toast(t('share.revoked'));
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const isOver = Boolean(share.revokedAt) || new Date(share.expiresAt) <= new Date();
  const wanted = share.listings.filter(({ wantedAt }) => wantedAt);
  return (
    <li className="share-line">
      <p>
        {t('share.line', { when: ago(share.createdAt, t), count: share.listings.length })} · <Opened share={share} />
      </p>
      <p className="small ink-3 clip" title={share.listings.map(({ title }) => title).join('\n')}>
        {share.listings.map(({ ref }) => ref).join('、')}
      </p>
      {wanted.map(({ id, title, wantedAt }) => (
        <p key={id} className="small done">
          {t('share.wants', { title, when: ago(wantedAt!, t) })}
        </p>
      ))}
      <p className="share-acts small">
        <span className="ink-3">
          {share.revokedAt
            ? t('share.isRevoked')
            : t(isOver ? 'share.isExpired' : 'share.until', { when: when(share.expiresAt, t) })}
        </span>
        {share.link && <CopyButton text={shareAddress(share.link)} label={t('share.copy')} />}
        {!isOver && mayAct && (
          <Button look="quiet" className="btn-small" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('share.revoke')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** What was sent to the client, whether they looked, and what they want to see. */
export function SharesBlock({ lead }: { lead: LeadView }) {
  const { t } = useTranslation();
  const { data } = useQuery(sharesQuery(lead.id));
  if (!data?.items.length) return null;
  return (
    <section className="block">
      <h3>
        {t('share.title')} <span className="ink-3">{data.items.length}</span>
      </h3>
      <ol className="shares">
        {data.items.map((share) => (
          <Share key={share.id} leadId={lead.id} share={share} mayAct={Boolean(lead.owner)} />
        ))}
      </ol>
    </section>
  );
}
