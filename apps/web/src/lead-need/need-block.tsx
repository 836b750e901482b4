import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supposedNeedQuery } from '../api/leads';
import { useCan } from '../api/session';
import type { LeadView } from '../api/views';
import { needFacts } from '../format/need-facts';
import { Button } from '../ui/button';
import { type Draft, NeedEditor } from './need-editor';
import { missingRows, needFields } from './need-fields';
import { NeedRow } from './need-row';
import { rowOf } from './word-pieces';
import { useCorrectNeed } from './use-correct-need';
import '../styles/need.css';

type Props = { lead: LeadView; marked?: string; onMark: (key?: string, show?: boolean) => void };
type Editing = { key: string; draft?: Draft; why?: string };

/** On what each value of a need from the news rests, by row. */
function useGrounds({ id, source }: LeadView) {
  const query = useQuery({ ...supposedNeedQuery(id), enabled: source.kind === 'prospect' });
  return new Map(query.data?.items.map((one) => [rowOf(one.key), one]));
}

/** The need as it was read and corrected: touching a value marks its words, typing over it corrects it. */
export function NeedBlock({ lead, marked, onMark }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Editing>();
  const correct = useCorrectNeed(lead);
  const may = useCan('lead.edit') && lead.owner !== null;
  const grounds = useGrounds(lead);
  const word = (key: string) => t(`need.${key}`, { defaultValue: key.split('.').pop() ?? key });
  const corrections = new Map(lead.needCorrections.map((one) => [rowOf(one.key), one]));
  const facts = needFacts(lead.need, word);
  const shown = new Set(facts.map(({ key }) => key));
  const cleared = lead.needCorrections.filter(({ key, value }) => value === null && rowOf(key) === key);
  const missing = missingRows(lead.need, [...corrections.keys()]).filter((key) => !shown.has(key));
  const others = Object.keys(needFields).filter(
    (key) => !shown.has(key) && !missing.includes(key) && !corrections.has(key),
  );
  const save = (key: string, draft: Draft, change: { set?: Record<string, unknown>; clear?: string[] }) => {
    setEditing(undefined);
    correct.mutate({ change, onFail: (why) => setEditing({ key, draft, why }) });
  };
  const editor = editing && (
    <NeedEditor
      key={editing.key + (editing.why ?? '')}
      name={editing.key}
      need={lead.need}
      draft={editing.draft}
      why={editing.why}
      onSave={(draft, change) => save(editing.key, draft, change)}
      onClose={() => setEditing(undefined)}
    />
  );
  const rows = [...facts, ...cleared.map(({ key }) => ({ key, text: '' }))];
  return (
    <>
      {rows.length === 0 && <p className="ink-2">{lead.needLine || t('lead.needUnread')}</p>}
      <dl className="facts need-facts">
        {rows.map(({ key, text }) => (
          <NeedRow
            key={key}
            name={key}
            text={text}
            marked={marked === key}
            correction={corrections.get(key)}
            ground={corrections.has(key) ? undefined : grounds.get(key)}
            editable={may && needFields[key] !== undefined}
            editor={editing?.key === key ? editor : undefined}
            onMark={onMark}
            onEdit={() => setEditing({ key })}
            onReset={() => correct.mutate({ change: { reset: [key] }, onFail: () => undefined })}
          />
        ))}
        {editing && !rows.some(({ key }) => key === editing.key) && (
          <div className="need-row">
            <dt>{t(`need.key.${editing.key}`)}</dt>
            <dd>{editor}</dd>
          </div>
        )}
      </dl>
      {may && <AddRow missing={missing} others={others} onAdd={(key) => setEditing({ key })} />}
    </>
  );
}

type AddProps = { missing: string[]; others: string[]; onAdd: (key: string) => void };

/** What is not known yet: what is usually asked for first, the rest from a list. */
function AddRow({ missing, others, onAdd }: AddProps) {
  const { t } = useTranslation();
  return (
    <div className="need-add">
      {missing.map((key) => (
        <Button key={key} look="quiet" icon="plus" className="btn-small" onClick={() => onAdd(key)}>
          {t('needEdit.add', { what: t(`need.key.${key}`) })}
        </Button>
      ))}
      <select
        className="input need-more"
        aria-label={t('needEdit.more')}
        value=""
        onChange={(event) => onAdd(event.target.value)}
      >
        <option value="">{t('needEdit.more')}</option>
        {others.map((key) => (
          <option key={key} value={key}>
            {t(`need.key.${key}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
