import type { ListingRow } from '@app/listings';
import { divisionText } from '../division-text.js';
import type { Frame } from '../frame.js';
import { type FactGroup, factGroups, floorFacts } from '../listing-facts.js';

interface Facts {
  frame: Frame;
  row: ListingRow;
}

/** A value, or 未知 where nobody has said. */
const Value = ({ frame, value }: { frame: Frame; value: string | null }) =>
  value === null ? <span class="unknown">{frame.t('listing.unknown')}</span> : <>{value}</>;

/** The ground floor beside those above it: people screen on both. */
function Floors({ frame, row }: Facts) {
  const { t } = frame;
  const { hasUpper, rows } = floorFacts(t, row);
  return (
    <table class="floors">
      <thead>
        <tr>
          <th scope="col">{t('listing.floorItem')}</th>
          <th scope="col">{t('listing.ground')}</th>
          {hasUpper && <th scope="col">{t('listing.upper')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, ground, upper }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>
              <Value frame={frame} value={ground} />
            </td>
            {hasUpper && (
              <td>
                <Value frame={frame} value={upper} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a town asks of each admitted industry: a table of its own, because several may be admitted. */
function Admitted({ frame, row }: Facts) {
  const { t } = frame;
  const admitted = row.facts.land?.admitted;
  if (!admitted?.length) return null;
  const least = (yuan: number | undefined) =>
    yuan === undefined ? null : t('value.atLeast', { value: (yuan / 10_000).toLocaleString('en-US') });
  return (
    <section class="facts-group">
      <h2>{t('listing.land')}</h2>
      <table class="admitted">
        <thead>
          <tr>
            <th scope="col">{t('fact.admitted')}</th>
            <th scope="col">{t('fact.invest')}</th>
            <th scope="col">{t('fact.taxPerMu')}</th>
          </tr>
        </thead>
        <tbody>
          {admitted.map((industry) => (
            <tr>
              <td>{divisionText(industry.division)}</td>
              <td>
                <Value frame={frame} value={least(industry.invest_per_mu_min)} />
              </td>
              <td>
                <Value frame={frame} value={least(industry.tax_per_mu_min)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{t('listing.taxNote')}</p>
    </section>
  );
}

function Group({ frame, row, group }: Facts & { group: FactGroup }) {
  const { t } = frame;
  return (
    <section class="facts-group">
      <h2>{t(`listing.group.${group.key}`)}</h2>
      {group.key === 'floors' ? (
        <Floors frame={frame} row={row} />
      ) : (
        <dl class="facts" lang="zh-CN">
          {group.facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd class={value === null ? 'unknown' : undefined}>{value ?? t('listing.unknown')}</dd>
            </div>
          ))}
        </dl>
      )}
      {group.key === 'policy' && row.facts.tax_year_cny_min !== undefined && (
        <p class="small">{t('listing.taxNote')}</p>
      )}
    </section>
  );
}

/** Every fact in its fixed place, known or not. */
export const ListingFactsTable = ({ frame, row }: Facts) => (
  <>
    {factGroups(frame.t, row).map((group) => (
      <Group frame={frame} row={row} group={group} />
    ))}
    <Admitted frame={frame} row={row} />
  </>
);
