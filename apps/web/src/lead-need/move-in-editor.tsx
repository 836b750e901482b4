import { useTranslation } from 'react-i18next';

type MoveIn = { earliest?: string; latest?: string; urgent?: boolean; kind?: string };

/** From when until when, and whether it is urgent. */
export function MoveInEditor({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation();
  const { earliest, latest, urgent, kind } = (value ?? {}) as MoveIn;
  const tell = (patch: MoveIn) => {
    const next = { earliest, latest, urgent, kind, ...patch };
    const said = Object.fromEntries(Object.entries(next).filter(([, one]) => one));
    if (!said.earliest && !said.latest && !said.urgent) return onChange(undefined);
    onChange(said.earliest && said.latest && said.earliest > said.latest ? null : said);
  };
  return (
    <div className="need-range">
      <input
        className="input"
        type="date"
        autoFocus
        aria-label={t('needEdit.earliest')}
        value={earliest ?? ''}
        onChange={({ target }) => tell({ earliest: target.value })}
      />{' '}
      {/* prettier-ignore */}
      <span className="ink-3">–</span>
      <input
        className="input"
        type="date"
        aria-label={t('needEdit.latest')}
        value={latest ?? ''}
        onChange={({ target }) => tell({ latest: target.value })}
      />{' '}
      {/* prettier-ignore */}
      <label className="check">
        <input type="checkbox" checked={urgent ?? false} onChange={({ target }) => tell({ urgent: target.checked })} />
        {t('need.urgent')}
      </label>
    </div>
  );
}
