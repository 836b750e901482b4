import { useTranslation } from 'react-i18next';
import type { Attribution, AttributionBy, AttributionItem } from '../api/reports';
import { number } from '../format/number';
import { AppLink } from '../ui/app-link';

const counted = ['inquiries', 'leads', 'visits', 'signed'] as const;
const measured = ['areaSqm', 'landMu'] as const;
/** Fewer leads than these prove nothing: the line is grey, and says so. */
const FEW = 5;

type Props = { report: Attribution; by: AttributionBy };

/** Lines by what they earned, the sum of all above them. */
export function AttributionTable({ report: { items, total }, by }: Props) {
  const { t } = useTranslation();
  const columns = ['reads', ...counted, ...measured] as const;
  return (
    <table className="report-table attribution">
      <thead>
        <tr>
          <th scope="col">{t(`report.by.${by}`)}</th>
          {columns.map((key) => (
            <th key={key} scope="col" className="num">
              {t(`report.figure.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="report-sum">
          <th scope="row">{t('report.allLines')}</th>
          {columns.map((key) => (
            <td key={key} className="num" data-label={t(`report.figure.${key}`)}>
              <span>{number(total[key])}</span>
            </td>
          ))}
        </tr>
        {items.map((item) => (
          <Line key={item.key} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ item }: { item: AttributionItem }) {
  const { t } = useTranslation();
  const few = item.leads < FEW;
  return (
    <tr className={few ? 'few' : undefined} title={few ? t('report.few', { count: FEW }) : undefined}>
      <th scope="row">
        {item.path ? (
          <a href={item.path} target="_blank" rel="noreferrer">
            {item.name}
          </a>
        ) : (
          item.name || t('report.unnamed')
        )}
      </th>
      <Figure label="reads" value={item.reads} />
      {counted.map((key) => (
        <Figure key={key} label={key} value={item[key]} href={item.hrefs[key]} />
      ))}
      {measured.map((key) => (
        <Figure key={key} label={key} value={item[key]} href={item.hrefs.signed} />
      ))}
    </tr>
  );
}

/** A number that opens its rows; nothing is a quiet nought. */
function Figure({ label, value, href }: { label: string; value: number; href?: string }) {
  const { t } = useTranslation();
  return (
    <td className="num" data-label={t(`report.figure.${label}`)}>
      {value === 0 ? (
        <span className="ink-3">0</span>
      ) : href ? (
        <AppLink href={href}>{number(value)}</AppLink>
      ) : (
        <span>{number(value)}</span>
      )}
    </td>
  );
}
