import { useTranslation } from 'react-i18next';
import type { DeskArticle, ProspectView } from '../api/views';
import { ArticleChoices } from './article-choices';
import { CompanyChoice } from './company-choice';
import { FactList } from './fact-list';
import type { Said } from './inbox-page';
import { StoryBlock } from './story-block';
import { SupposedNeed } from './supposed-need';

type Props = {
  article: DeskArticle;
  prospect?: ProspectView;
  said?: Said;
  onSay: (said: Said) => void;
  onProspect: (id: string) => void;
  onMark: (fact?: string) => void;
};

/** What was read out of the text, what it may mean, and how the article may be shown. */
export function DeskForm({ article, prospect, said = { need: {} }, onSay, onProspect, onMark }: Props) {
  const { t } = useTranslation();
  return (
    <aside className="desk-form">
      {article.prospects.length > 1 && (
        <div className="desk-prospects" role="group" aria-label={t('desk.prospects')}>
          {article.prospects.map((one, index) => (
            <button
              key={one.id}
              type="button"
              className="chip"
              aria-pressed={one.id === prospect?.id}
              onClick={() => onProspect(one.id)}
            >
              {index + 1} <span className="clip">{shortOf(one) || t('desk.unnamed')}</span>
              {one.status !== 'waiting' && <span className="ink-3">{t(`desk.status.${one.status}`)}</span>}
            </button>
          ))}
        </div>
      )}
      {prospect ? (
        <>
          <FactList key={`facts-${prospect.id}`} article={article} prospect={prospect} onMark={onMark} />
          <CompanyChoice
            prospect={prospect}
            chosen={said.companyId}
            onChoose={(companyId) => onSay({ ...said, companyId })}
          />
          <SupposedNeed
            key={`need-${prospect.id}-${prospect.version}`}
            prospect={prospect}
            change={said.need}
            onChange={(need) => onSay({ ...said, need })}
            onMark={onMark}
          />
        </>
      ) : (
        <p className="block ink-2">{t('desk.noProspects')}</p>
      )}
      <StoryBlock others={article.others} />
      <ArticleChoices article={article} />
    </aside>
  );
}

const shortOf = ({ facts }: ProspectView): string =>
  (facts.aliases as string[] | undefined)?.[0] ?? (facts.company as string | null) ?? (facts.project as string | null) ?? ''; // prettier-ignore
