import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndustries, findRegions } from '../api/reference';
import { TypeAhead } from '../lead-need/type-ahead';
import { Button } from '../ui/button';
import type { FactRow } from './fact-list';

const stages = ['拟选址', '签约', '落地', '拿地', '开工', '封顶', '投产', '扩产', '搬迁', '终止'];
const tenures = ['rent', 'buy', 'build'];
/** What is typed, in units of what is stored. */
const scales: Partial<Record<FactRow, number>> = { amount_cny: 10_000, area_mu: 1, area_sqm: 1 };

type Props = {
  row: FactRow;
  value: unknown;
  busy: boolean;
  /** Null: the text does not tell. */
  onSave: (value: unknown) => void;
  onClose: () => void;
};

/** Edits one fact in its place: Enter saves, Escape leaves it as it was. */
export function FactEditor({ row, value, busy, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const scale = scales[row];
  const [text, setText] = useState(value === null || value === undefined ? '' : String(scale ? Number(value) / scale : value)); // prettier-ignore
  const figure = Number(text.replace(/[,，\s]/g, ''));
  const wrong = scale !== undefined && text.trim() !== '' && !(figure > 0);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onSave(text.trim() === '' ? null : scale ? figure * scale : text.trim());
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const label = t(`desk.fact.${row}`);
  const choices = row === 'stage' ? stages : row === 'tenure' ? tenures : undefined;
  if (row === 'region' || row === 'industry_gb4754_division')
    return <CodeEditor row={row} onKey={onKey} onSave={onSave} onClose={onClose} />;
  return (
    <form className="desk-editor" onSubmit={save} onKeyDown={onKey}>
      {choices ? (
        <select
          className="input"
          aria-label={label}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        >
          <option value="">{t('desk.notTold')}</option>
          {choices.map((one) => (
            <option key={one} value={one}>
              {row === 'tenure' ? t(`desk.tenure.${one}`) : one}
            </option>
          ))}
        </select>
      ) : (
        <span className="desk-input">
          <input
            className="input"
            aria-label={label}
            aria-invalid={wrong || undefined}
            autoFocus
            inputMode={scale ? 'decimal' : undefined}
            maxLength={scale ? 20 : 200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {scale && <span className="ink-3">{t(`desk.unit.${row}`)}</span>}
        </span>
      )}
      <span className="row">
        <Button look="primary" className="btn-small" type="submit" busy={busy} disabled={wrong}>
          {t('common.save')}
        </Button>
        <Button look="quiet" className="btn-small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </span>
    </form>
  );
}

type CodeProps = Pick<Props, 'onSave' | 'onClose'> & {
  row: 'region' | 'industry_gb4754_division';
  onKey: (event: KeyboardEvent) => void;
};

/** A place or a trade, found by typing. */
function CodeEditor({ row, onKey, onSave, onClose }: CodeProps) {
  const { t } = useTranslation();
  return (
    <div className="desk-editor" onKeyDown={onKey}>
      {row === 'region' ? (
        <TypeAhead
          kind="regions"
          label={t('needEdit.findRegion')}
          find={findRegions}
          show={(found) => ({ key: found.code ?? found.name, name: found.name, more: found.full })}
          onPick={(found) => onSave(found.code ?? found.host_code ?? null)}
        />
      ) : (
        <TypeAhead
          kind="industries"
          label={t('needEdit.findIndustry')}
          find={findIndustries}
          show={({ division, name }) => ({ key: division, name, more: division })}
          onPick={({ division, section }) => onSave(`${section}${division}`)}
        />
      )}
      <span className="row">
        <Button look="quiet" className="btn-small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="text" className="small" onClick={() => onSave(null)}>
          {t('desk.notTold')}
        </Button>
      </span>
    </div>
  );
}
