import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadFilters } from '../api/leads';
import { regionQuery } from '../api/reference';
import { exits, stages } from '../lead/stages';
import { Icon } from '../ui/icon';
import { OwnerPicker } from './owner-picker';

type Props = { filters: LeadFilters; people: boolean; onChange: (patch: LeadFilters) => void };

export function LeadFilterBar({ filters, people, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <select
        className="input filter-select"
        aria-label={t('lead.stage')}
        value={filters.stage ?? ''}
        onChange={(event) => onChange({ stage: event.target.value || undefined })}
      >
        <option value="">{t('leads.anyStage')}</option>
        {[...stages, ...exits].map((stage) => (
          <option key={stage} value={stage}>
            {t(`stage.${stage}`)}
          </option>
        ))}
      </select>
      {people && <OwnerPicker value={filters.owner} onChange={(owner) => onChange({ owner })} />}
    </>
  );
}

/** What a link from a report narrowed the list by, each with its way out. */
export function DrillChips({ filters, articleTitle, onChange }: Omit<Props, 'people'> & { articleTitle?: string }) {
  const { t } = useTranslation();
  const city = useQuery({ ...regionQuery(filters.city ?? ''), enabled: !!filters.city && filters.city !== '-' });
  const named = (name: string) => (name === '-' ? t('report.unnamed') : name);
  const chips: [keyof LeadFilters, string | undefined][] = [
    ['q', filters.q && t('leads.drill.q', { q: filters.q })],
    ['article', filters.article && t('leads.drill.article', { title: articleTitle ?? t('leads.drill.thisArticle') })],
    ['column', filters.column && t('leads.drill.column', { name: named(filters.column) })],
    ['outlet', filters.outlet && t('leads.drill.outlet', { name: named(filters.outlet) })],
    [
      'city',
      filters.city &&
        (filters.city === '-'
          ? t('leads.drill.noCity')
          : t('leads.drill.city', { name: city.data?.full ?? filters.city })),
    ],
    ['touch', filters.touch && t(`leads.drill.touch.${filters.touch}`)],
    ['visited', filters.visited && t('leads.drill.visited')],
    ['signed', filters.signed && t('leads.drill.signed')],
    ['from', filters.from && t('leads.drill.from', { day: filters.from })],
    ['to', filters.to && t('leads.drill.to', { day: filters.to })],
    ['reached', filters.reached && t('leads.drill.reached', { stage: t(`stage.${stages[Number(filters.reached)]}`) })],
  ];
  const shown = chips.filter(([, label]) => label);
  if (shown.length === 0) return null;
  return (
    <div className="chips drill">
      {shown.map(([key, label]) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-label={t('leads.drill.drop', { what: label })}
          onClick={() => onChange({ [key]: undefined })}
        >
          {label}
          <Icon name="cross" />
        </button>
      ))}
    </div>
  );
}
