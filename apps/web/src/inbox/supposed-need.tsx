import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewNeed } from '../api/desk';
import type { ProspectView, SupposedNeedChange } from '../api/views';
import { needFacts } from '../format/need-facts';
import { NeedEditor } from '../lead-need/need-editor';
import { missingRows, needFields } from '../lead-need/need-fields';
import { rowOf } from '../lead-need/word-pieces';
import { Button } from '../ui/button';
import { Fact } from '../lead/fact';
import { FitsList } from './fits-list';
import { kindOf } from './fact-kinds';

type Props = {
  prospect: ProspectView;
  change: SupposedNeedChange;
  onChange: (change: SupposedNeedChange) => void;
  onMark: (fact?: string) => void;
};
type Ground = { facts: string[]; why: string };

/** What the company may look for. Every value is supposed, says why, and is the editor's to change. */
export function SupposedNeed({ prospect, change, onChange, onMark }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<string>();
  const { need, fits } = usePreview(prospect, change);
  const word = (key: string) => t(`need.${key}`, { defaultValue: key.split('.').pop() ?? key });
  const grounds = prospect.grounds as Record<string, Ground>;
  const groundOf = (row: string) => Object.entries(grounds).find(([key]) => rowOf(key) === row)?.[1];
  const saidOf = (row: string) => Object.keys(change.set ?? {}).some((key) => rowOf(key) === row);
  const facts = needFacts({ ...need, property: need.property ?? need.property_inferred }, word);
  const waiting = prospect.status === 'waiting';
  const missing = waiting ? missingRows(need, change.clear ?? []).filter((key) => !facts.some((one) => one.key === key)) : []; // prettier-ignore
  const save = (draft: SupposedNeedChange) => {
    setEditing(undefined);
    onChange(withChange(change, draft));
  };
  const editor = editing && (
    <NeedEditor
      key={editing}
      name={editing}
      need={need}
      onSave={(_draft, next) => save(next)}
      onClose={() => setEditing(undefined)}
    />
  );
  if (prospect.strength === 'none') return <p className="block ink-2">{prospect.why}</p>;
  return (
    <section className="block">
      <div className="block-head">
        <h3>{t('desk.need')}</h3>
        <span className={`tag desk-strength-${prospect.strength}`}>{t(`desk.strength.${prospect.strength}`)}</span>
      </div>
      <p className="small ink-2">{prospect.why}</p>
      <dl className="facts desk-facts">
        {facts.map(({ key, text }) => (
          <div key={key} className="facts-row">
            <dt>{t(`need.key.${key}`)}</dt>
            <dd>
              {editing === key ? (
                editor
              ) : (
                <button
                  type="button"
                  className="need-value desk-value"
                  disabled={!waiting || !needFields[key]}
                  title={groundOf(key)?.why}
                  onMouseEnter={() =>
                    onMark(groundOf(key)?.facts.find((fact) => kindOf(fact) && prospect.evidence[fact]))
                  }
                  onClick={() => setEditing(key)}
                >
                  {text}
                </button>
              )}
              {editing !== key && (
                <span className="desk-sure" title={groundOf(key)?.why}>
                  {t(saidOf(key) ? 'desk.sure.edited' : 'desk.supposed')}
                </span>
              )}
            </dd>
          </div>
        ))}
        {editing && !facts.some(({ key }) => key === editing) && <Fact label={t(`need.key.${editing}`)}>{editor}</Fact>}
      </dl>
      {missing.length > 0 && (
        <div className="need-add">
          {missing.map((key) => (
            <Button key={key} look="quiet" icon="plus" className="btn-small" onClick={() => setEditing(key)}>
              {t('needEdit.add', { what: t(`need.key.${key}`) })}
            </Button>
          ))}
        </div>
      )}
      <FitsList fits={fits} />
    </section>
  );
}

/** The need and its sites after the editor's changes; what stood there stays until they come. */
function usePreview(prospect: ProspectView, change: SupposedNeedChange) {
  const changed = Object.keys(change.set ?? {}).length + (change.clear?.length ?? 0) > 0;
  const preview = useQuery({
    queryKey: ['supposed-need', prospect.id, prospect.version, change],
    queryFn: () => previewNeed(prospect.id, change),
    enabled: changed,
    placeholderData: keepPreviousData,
  });
  return (changed && preview.data) || prospect;
}

/** A later word on a key takes the place of an earlier one. */
function withChange(change: SupposedNeedChange, draft: SupposedNeedChange): SupposedNeedChange {
  const keys = new Set([...Object.keys(draft.set ?? {}), ...(draft.clear ?? [])]);
  const set = Object.fromEntries(Object.entries(change.set ?? {}).filter(([key]) => !keys.has(key)));
  const clear = (change.clear ?? []).filter((key) => !keys.has(key));
  return { set: { ...set, ...draft.set }, clear: [...clear, ...(draft.clear ?? [])] };
}
