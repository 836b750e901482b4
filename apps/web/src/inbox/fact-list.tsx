import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskArticleQuery, editProspect } from '../api/desk';
import { problemText } from '../api/problem-text';
import type { DeskArticle, ProspectView } from '../api/views';
import { number, yuan } from '../format/number';
import { toast } from '../ui/toast';
import { FactEditor } from './fact-editor';
import { kindOf } from './fact-kinds';
import { PlaceHints } from './place-hints';

type Props = { article: DeskArticle; prospect: ProspectView; onMark: (fact?: string) => void };

const rows = ['company', 'project', 'stage', 'amount_cny', 'area_mu', 'area_sqm', 'tenure', 'region', 'park', 'industry_gb4754_division'] as const; // prettier-ignore
export type FactRow = (typeof rows)[number];

/** Each fact with where it comes from: the words of the text, the headline, or an editor. */
export function FactList({ article, prospect, onMark }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<FactRow>();
  const { facts, evidence, edited, fromModel, status } = prospect;
  const save = useMutation({
    mutationFn: (patch: Record<string, unknown>) => editProspect(prospect.id, prospect.version, patch),
    onSuccess: () => {
      setEditing(undefined);
      void queries.invalidateQueries({ queryKey: deskArticleQuery(article.id).queryKey });
    },
    onError: (error) => {
      toast(problemText(error, t), { bad: true });
      void queries.invalidateQueries({ queryKey: deskArticleQuery(article.id).queryKey });
    },
  });
  const evidenceKey = (row: FactRow) =>
    row === 'region' ? ['district', 'city', 'province'].find((key) => evidence[key]) : evidence[row] ? row : undefined;
  const surely = (row: FactRow) =>
    edited.includes(row) ? 'edited' : fromModel.includes(row) ? 'model' : evidenceKey(row) ? 'text' : 'title';
  const shown = (row: FactRow): string => {
    const value = facts[row];
    if (value === null || value === undefined) return '';
    if (row === 'amount_cny') return `${yuan(value as number)}元`;
    if (row === 'area_mu') return `${number(value as number)} 亩`;
    if (row === 'area_sqm') return `${number(value as number)} ㎡`;
    if (row === 'tenure') return t(`desk.tenure.${String(value)}`);
    if (row === 'region') return prospect.placeName ?? '';
    if (row === 'industry_gb4754_division') return [prospect.industryName, value].filter(Boolean).join(' · ');
    return String(value);
  };
  return (
    <section className="block">
      <h3>{t('desk.facts')}</h3>
      <dl className="facts desk-facts">
        {rows.map((row) => (
          <div key={row} className="facts-row">
            <dt>{t(`desk.fact.${row}`)}</dt>
            <dd>
              {editing === row ? (
                <FactEditor
                  row={row}
                  value={facts[row]}
                  busy={save.isPending}
                  onSave={(value) => save.mutate({ [row]: value })}
                  onClose={() => setEditing(undefined)}
                />
              ) : (
                <button
                  type="button"
                  className="need-value desk-value"
                  disabled={status !== 'waiting'}
                  title={t('desk.editHint')}
                  onMouseEnter={() => onMark(kindOf(evidenceKey(row) ?? '') && evidenceKey(row))}
                  onClick={() => setEditing(row)}
                >
                  {shown(row) || <span className="ink-3">{t('desk.notTold')}</span>}
                </button>
              )}
              {shown(row) && editing !== row && (
                <span className={`desk-sure desk-sure-${surely(row)}`} title={t(`desk.sureHint.${surely(row)}`)}>
                  {t(`desk.sure.${surely(row)}`)}
                </span>
              )}
              {row === 'region' && editing !== row && (
                <PlaceHints
                  article={article}
                  chosen={(facts.region as string | null) ?? ''}
                  mayChoose={status === 'waiting'}
                  onChoose={(region) => save.mutate({ region })}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {fromModel.length > 0 && <p className="small ink-3">{t('desk.byModel')}</p>}
    </section>
  );
}
