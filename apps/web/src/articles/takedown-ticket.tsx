import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hideTakedown, revealCounter, revealTakedown } from '../api/articles';
import { problemText } from '../api/problem-text';
import type { TakedownItem } from '../api/views';
import { due, exact } from '../format/time';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { toast } from '../ui/toast';
import { TakedownContact } from './takedown-contact';
import { TakedownLog } from './takedown-log';

type Props = { ticket: TakedownItem; now: Date; onClose: () => void; onDecide: () => void };

/** One request: what it is about, how much time is left, what was done, and the answer to it. */
export function TakedownTicket({ ticket, now, onClose, onDecide }: Props) {
  const { t } = useTranslation();
  const { article, counter, decision } = ticket;
  return (
    <li className="takedown">
      <div className="takedown-head">
        <Link to="/articles/$articleId" params={{ articleId: article.id }} className="takedown-title">
          {article.title}
        </Link>
        <Clock ticket={ticket} now={now} />
      </div>
      <p className="small ink-3">
        {ticket.number} · {ticket.name} ·{' '}
        <TakedownContact masked={ticket.contact} reveal={() => revealTakedown(ticket.id)} /> · {exact(ticket.createdAt)}
      </p>
      <p className="takedown-said">{ticket.reason}</p>
      <State ticket={ticket} />
      {decision && <Decided {...decision} />}
      {counter && (
        <div className="takedown-counter">
          <p className="small ink-3">
            {t('takedown.counterFrom')} {counter.name} ·{' '}
            <TakedownContact masked={counter.contact} reveal={() => revealCounter(ticket.id)} /> ·{' '}
            {exact(counter.createdAt)}
          </p>
          <p className="takedown-said">{counter.statement}</p>
          {counter.decision && <Decided {...counter.decision} />}
        </div>
      )}
      <Acts ticket={ticket} onClose={onClose} onDecide={onDecide} />
      <TakedownLog log={ticket.log} />
    </li>
  );
}

/** How long until somebody must have decided; red only when it is late. */
function Clock({ ticket: { status, dueAt, counter }, now }: Pick<Props, 'ticket' | 'now'>) {
  const { t } = useTranslation();
  const waits = status === 'open' ? dueAt : counter?.status === 'open' ? counter.dueAt : undefined;
  if (waits === undefined) return <span className="tag">{t(`takedown.status.${status}`)}</span>;
  const { state, text } = due(waits, t, now);
  const look = { late: 'tag tag-late', soon: 'tag tag-soon', later: 'tag' }[state];
  return (
    <span className={look} title={exact(waits)}>
      {t(state === 'later' ? 'takedown.until' : 'takedown.clock', { when: text })}
    </span>
  );
}

/** What the public sees of the page now. */
function State({ ticket: { article, hiddenAt } }: Pick<Props, 'ticket'>) {
  const { t } = useTranslation();
  if (article.status !== 'published')
    return <p className="small">{t('takedown.isHidden', { at: hiddenAt ? exact(hiddenAt) : '' })}</p>;
  return (
    <p className="small">
      {t('takedown.isShown')}{' '}
      <a href={article.path} target="_blank" rel="noreferrer">
        {t('takedown.look')}
      </a>
    </p>
  );
}

function Decided({ note, by, at }: { note: string; by: string | null; at: string }) {
  const { t } = useTranslation();
  return (
    <p className="box-decision">
      <span>{note}</span>
      <span className="ink-3 small">{t('inquiryBox.by', { name: by ?? t('timeline.system'), at: exact(at) })}</span>
    </p>
  );
}

function Acts({ ticket, onClose, onDecide }: Omit<Props, 'now'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const hide = useMutation({
    mutationFn: () => hideTakedown(ticket.id),
    onSuccess: () => {
      toast(t('takedown.hidden'));
      void queries.invalidateQueries({ queryKey: ['takedowns'] });
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const open = ticket.status === 'open';
  const counters = ticket.counter?.status === 'open';
  if (!open && !counters && !ticket.counterPath) return null;
  return (
    <div className="takedown-acts">
      {open && ticket.hiddenAt === null && (
        <Button look="primary" busy={hide.isPending} onClick={() => hide.mutate()}>
          {t('takedown.hideNow')}
        </Button>
      )}
      {open && <Button onClick={onClose}>{t('takedown.close')}</Button>}
      {counters && <Button onClick={onDecide}>{t('takedown.decide')}</Button>}
      {ticket.counterPath && (
        <CopyButton text={`${location.origin}${ticket.counterPath}`} label={t('takedown.copyCounter')} />
      )}
    </div>
  );
}
