import { useTranslation } from 'react-i18next';
import type { LeadRow } from '../api/views';

/** Where a lead came from: its article or listing on the public site, else in a word. */
export function SourceLink({ source }: { source: LeadRow['source'] }) {
  const { t } = useTranslation();
  const { article, listing, kind } = source;
  if (!article) return <>{listing ? listing.title : t(`source.${kind}`)}</>;
  return (
    <a href={article.path} target="_blank" rel="noreferrer">
      {article.title}
    </a>
  );
}
