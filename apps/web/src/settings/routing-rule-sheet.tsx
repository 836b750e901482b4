import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule, RoutingRulesView } from '../api/routing';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { type CodeNames, kinds, named, sources } from './routing-words';
import { TerritoryFields } from './territory-fields';

type Props = {
  rule?: RoutingRule;
  people: RoutingRulesView['people'];
  names: CodeNames;
  onClose: () => void;
  onDone: (rule: RoutingRule, names: CodeNames) => void;
};

export function RoutingRuleSheet({ rule, people, names, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(rule?.name ?? '');
  const [values, setValues] = useState<ConditionValues>({
    regions: named(rule?.when.regions, names.regions),
    industries: named(rule?.when.industries, names.industries),
    sources: rule?.when.sources ?? [],
    kinds: rule?.when.kinds ?? [],
    area: rule?.when.minAreaSqm ? String(rule.when.minAreaSqm) : '',
  });
  const [teams, setTeams] = useState(rule?.to.teams ?? []);
  const [advisors, setAdvisors] = useState(rule?.to.advisors ?? []);
  const [tried, setTried] = useState(false);
  const nobody = teams.length + advisors.length === 0;
  const teamList = [...new Map(people.map(({ teamId, team }) => [teamId, team]))];
  const toDraft = () => {
    setTried(true);
    if (!name.trim() || nobody) return;
    const { regions, industries } = values;
    const done = { name: name.trim(), enabled: rule?.enabled ?? true, when: whenOf(values), to: { teams, advisors } };
    onDone({ id: rule?.id ?? '', ...done }, { regions, industries });
    onClose();
  };
  return (
    <Sheet
      wide
      title={t(rule ? 'routing.edit' : 'routing.add')}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={toDraft}>
          {t('routing.toDraft')}
        </Button>
      }
    >
      <TextField
        label={t('routing.name')}
        must={t('common.required')}
        maxLength={50}
        value={name}
        error={tried && !name.trim() ? t('routing.nameMissing') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Conditions values={values} onChange={setValues} />
      <h3>{t('routing.to')}</h3>
      <Many label={t('routing.teams')} options={teamList} chosen={teams} onChange={setTeams} />
      <Many
        label={t('routing.advisors')}
        options={people.map(({ id, name: who }) => [id, who])}
        chosen={advisors}
        onChange={setAdvisors}
      />
      {tried && nobody && <p className="field-error">{t('routing.toMissing')}</p>}
    </Sheet>
  );
}

type ConditionValues = CodeNames & { sources: string[]; kinds: string[]; area: string };

const whenOf = ({ regions, industries, sources: from, kinds: what, area }: ConditionValues): RoutingRule['when'] => ({
  regions: regions.map(({ code }) => code),
  industries: industries.map(({ code }) => code),
  sources: from as RoutingRule['when']['sources'],
  kinds: what as RoutingRule['when']['kinds'],
  minAreaSqm: Number(area) > 0 ? Number(area) : undefined,
});

function Conditions({ values, onChange }: { values: ConditionValues; onChange: (values: ConditionValues) => void }) {
  const { t } = useTranslation();
  const set = (patch: Partial<ConditionValues>) => onChange({ ...values, ...patch });
  return (
    <>
      <h3>{t('routing.when')}</h3>
      <TerritoryFields of="routing" regions={values.regions} industries={values.industries} onChange={set} />
      <Many
        label={t('routing.sources')}
        options={sources.map((key) => [key, t(`source.${key}`)])}
        chosen={values.sources}
        onChange={(chosen) => set({ sources: chosen })}
      />
      <Many
        label={t('routing.kinds')}
        options={kinds.map((key) => [key, t(`routing.kind.${key}`)])}
        chosen={values.kinds}
        onChange={(chosen) => set({ kinds: chosen })}
      />
      <TextField
        label={t('routing.area')}
        inputMode="numeric"
        value={values.area}
        onChange={(event) => set({ area: event.target.value })}
      />
    </>
  );
}

type ManyProps = {
  label: string;
  options: (readonly [string, string])[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

/** Chips of which any number hold. */
export function Many({ label, options, chosen, onChange }: ManyProps) {
  const flip = (key: string) => onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="chips" role="group" aria-label={label}>
        {options.map(([key, word]) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(key)}
            onClick={() => flip(key)}
          >
            {word}
          </button>
        ))}
      </div>
    </div>
  );
}
