import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lostRowsQuery, type LostMatch, type Period } from '../api/reports';
import { exact } from '../format/time';
import { AppLink } from '../ui/app-link';
import { MoreRows } from '../ui/more-rows';
import { Bones, Failed } from '../ui/states';

/** The rows that one figure of the report counts: which site was turned down for which lead, by whom and why. */
export function LostRows({ line, period }: { line: LostMatch; period: Period }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(lostRowsQuery(line, period));
  if (query.isPending) return <Bones rows={Math.min(line.count, 6)} height={44} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <ul className="lost-rows">
        {query.data.pages
          .flatMap(({ items }) => items)
          .map(({ id, at, note, author, lead, listing }) => (
            <li key={id}>
              <AppLink href={`/listings?open=${listing.id}`} className="clip">
                {listing.title}
              </AppLink>
              <AppLink href={`/leads/${lead.id}`} className="clip">
                {lead.company ?? lead.ref}
              </AppLink>
              <span className="ink-2 lost-note">{note}</span>
              <span className="ink-3 small">
                {author} · <time dateTime={at}>{exact(at)}</time>
              </span>
            </li>
          ))}
      </ul>
      <MoreRows query={query} />
      <span className="visually-hidden">{t('report.lostRows', { count: line.count })}</span>
    </>
  );
}
