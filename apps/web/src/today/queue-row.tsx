import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { leadName } from '../lead/lead-name';
import { ClimbNote } from '../tasks/climb-note';
import { Icon } from '../ui/icon';
import type { QueueItem } from './queue-item';
import { NewFits } from './new-fits';
import { ReasonTag } from './reason-tag';

type Props = { item: QueueItem; now: Date; selected: boolean; settled: boolean; onSelect: (key: string) => void };

export const QueueRow = memo(function QueueRow({ item, now, selected, settled, onSelect }: Props) {
  const { t } = useTranslation();
  const { lead, task, key } = item;
  const { article } = lead.source;
  const name = leadName(lead);
  const contact = lead.contact?.name;
  return (
    <li>
      <button
        type="button"
        id={`row-${key}`}
        className={settled ? 'queue-row queue-row-settled' : 'queue-row'}
        aria-current={selected ? 'true' : undefined}
        onClick={() => onSelect(key)}
      >
        <span className="queue-reason">
          {settled ? (
            <span className="tag">
              <Icon name="check" />
              {t('today.settled')}
            </span>
          ) : (
            <ReasonTag item={item} now={now} />
          )}
        </span>
        <span className="queue-name clip">
          <strong>{name}</strong>
          {contact && contact !== name && <span className="ink-2"> {contact}</span>}
          {!lead.owner && <span className="ink-3 small"> {t('lead.inPool')}</span>}
        </span>
        <span className="queue-task ink-2 clip">
          {task ? task.title || t(`taskKind.${task.kind}`) : t('lead.planNext')}
          {task && <ClimbNote rung={task.rung} />}
        </span>
        <span className="queue-need clip">
          <NewFits item={item} /> {lead.needLine || item.inquiry?.need || t('lead.needUnread')}
        </span>
        <span className="queue-source ink-3 clip">
          {article ? t('lead.fromArticle', { title: article.title }) : t(`source.${lead.source.kind}`)}
        </span>
      </button>
    </li>
  );
});
