import { useTranslation } from 'react-i18next';
import type { DealFacts } from '../api/views';
import { number, percent, yuan } from '../format/number';
import { isoDay } from '../format/shanghai';
import { Fact } from '../lead/fact';

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What was promised beside what came of it; what is late is said. */
export function DealFactsList({ deal, now }: { deal: DealFacts; now: Date }) {
  const { t } = useTranslation();
  const today = isoDay(now);
  const kept = (promised: string | null, real: string | null) => {
    if (real === null && promised === null) return null;
    const late = promised === null ? 0 : days(promised, real ?? today);
    return (
      <>
        {real ?? t('deal.notYet')}
        {promised && <span className="ink-3"> · {t('deal.promised', { day: promised })}</span>}
        {late > 0 && <span className="late"> {t('deal.late', { count: late })}</span>}
      </>
    );
  };
  const ends = (day: string) => {
    const left = days(today, day);
    return (
      <>
        {day}{' '}
        <span className={left <= 90 ? 'late' : 'ink-3'}>
          {t(left < 0 ? 'deal.ended' : 'deal.left', { count: Math.abs(left) })}
        </span>
      </>
    );
  };
  const started = kept(deal.promisedStartOn, deal.startedOn);
  const produced = kept(deal.promisedProductionOn, deal.producedOn);
  return (
    <dl className="facts">
      <Fact label={t('deal.kind')}>{t(`deal.kindName.${deal.kind}`)}</Fact>
      {deal.areaSqm !== null && <Fact label={t('deal.area')}>{t('deal.sqm', { area: number(deal.areaSqm) })}</Fact>}
      {deal.landMu !== null && <Fact label={t('deal.land')}>{t('deal.mu', { area: number(deal.landMu) })}</Fact>}
      {started && <Fact label={t('deal.started')}>{started}</Fact>}
      {produced && <Fact label={t('deal.produced')}>{produced}</Fact>}
      {deal.promisedTaxYuan !== null && (
        <Fact label={t('deal.taxPromised')}>{t('deal.aYear', { amount: yuan(deal.promisedTaxYuan) })}</Fact>
      )}
      {deal.taxes.map(({ year, amountYuan }) => (
        <Fact key={year} label={t('deal.taxOf', { year })}>
          {t('ticket.yuan', { amount: yuan(amountYuan) })}
          {deal.promisedTaxYuan ? (
            <span className={amountYuan < deal.promisedTaxYuan ? 'late' : 'ink-3'}>
              {' '}
              {t('deal.share', { share: percent(amountYuan / deal.promisedTaxYuan) })}
            </span>
          ) : null}
        </Fact>
      ))}
      {deal.contractEndsOn && <Fact label={t('deal.contractEnds')}>{ends(deal.contractEndsOn)}</Fact>}
      {deal.leaseEndsOn && <Fact label={t('deal.leaseEnds')}>{ends(deal.leaseEndsOn)}</Fact>}
    </dl>
  );
}
