import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needFacts } from '../format/need-facts';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { BudgetEditor } from './budget-editor';
import { ChoiceEditor } from './choice-editor';
import { CraneEditor } from './crane-editor';
import { FireEditor } from './fire-editor';
import { IndustryEditor } from './industry-editor';
import { MoveInEditor } from './move-in-editor';
import { needFields } from './need-fields';
import { RangeEditor } from './range-editor';
import { RegionEditor } from './region-editor';

/** Values by key as far as they are typed; undefined says nothing yet, null that what is typed is no value. */
export type Draft = Record<string, unknown>;
type Change = { set?: Record<string, unknown>; clear?: string[] };
type Props = {
  name: string;
  need: Record<string, unknown>;
  /** What was typed when the server refused it. */
  draft?: Draft;
  why?: string;
  onSave: (draft: Draft, change: Change) => void;
  onClose: () => void;
};

/** Edits one value in its place: Enter saves, Escape leaves it as it was. */
export function NeedEditor({ name, need, draft: begun, why, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(begun ?? { [name]: need[name] });
  const word = (key: string) => t(`need.${key}`, { defaultValue: key.split('.').pop() ?? key });
  const wrong = Object.values(draft).some((value) => value === null);
  const empty = Object.values(draft).every((value) => value === undefined);
  const preview = wrong || empty ? '' : needFacts(draft, word).map(({ text }) => text).join(' · '); // prettier-ignore
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onSave(draft, empty ? { clear: [name] } : { set: draft });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <form className="need-editor" aria-label={t(`need.key.${name}`)} onSubmit={save} onKeyDown={onKey}>
      <OneEditor name={name} value={draft[name]} draft={draft} onChange={setDraft} />
      {why && (
        <p className="field-error" role="alert">
          <Icon name="late" />
          {why}
        </p>
      )}
      <p className="field-hint need-preview">{wrong ? t('needEdit.noFigure') : preview || t('needEdit.empty')}</p>
      <div className="row">
        <Button look="primary" className="btn-small" type="submit" disabled={wrong}>
          {t('common.save')}
        </Button>
        <Button look="quiet" className="btn-small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {need[name] !== undefined && (
          <Button look="text" className="small" onClick={() => onSave(draft, { clear: [name] })}>
            {t('needEdit.notAsked')}
          </Button>
        )}
      </div>
    </form>
  );
}

type OneProps = { name: string; value: unknown; draft: Draft; onChange: (draft: Draft) => void };

function OneEditor({ name, value, draft, onChange }: OneProps) {
  const field = needFields[name]!;
  const set = (next: unknown) => onChange({ [name]: next });
  switch (field.kind) {
    case 'range':
      return <RangeEditor units={field.units} draft={draft} onChange={onChange} />;
    case 'choices':
    case 'choice':
      return <ChoiceEditor many={field.kind === 'choices'} words={field.words} of={field.of} value={value} onChange={set} />; // prettier-ignore
    case 'regions':
      return <RegionEditor value={value} onChange={set} />;
    case 'industry':
      return <IndustryEditor value={value} onChange={set} />;
    case 'budget':
      return <BudgetEditor value={value} onChange={set} />;
    case 'moveIn':
      return <MoveInEditor value={value} onChange={set} />;
    case 'crane':
      return <CraneEditor value={value} onChange={set} />;
    default:
      return <FireEditor value={value} onChange={set} />;
  }
}
