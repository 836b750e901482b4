import { useTranslation } from 'react-i18next';
import { findIndustries, findRegions } from '../api/reference';
import type { ArticleView } from '../api/views';
import { Codes } from './codes';

type Where = Pick<ArticleView, 'places' | 'topics'>;
type Props = Where & { errors: Record<string, string>; disabled: boolean; onChange: (patch: Partial<Where>) => void };

/** Which columns the story stands in: places and trades by their codes, as read from the text and put right by hand. */
export function PlacesField({ places, topics, errors, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Codes
        kind="article-places"
        label={t('article.places')}
        hint={t('article.placesHint')}
        placeholder={t('companySheet.findRegion')}
        chosen={places}
        error={errors.regions}
        disabled={disabled}
        find={findRegions}
        show={({ code, name, full }) => ({ key: code ?? name, name, more: full === name ? '' : full })}
        pick={({ code, full }) => (code ? { code, name: full } : undefined)}
        onChange={(next) => onChange({ places: next })}
      />
      <Codes
        kind="article-topics"
        label={t('article.topics')}
        placeholder={t('companySheet.findIndustry')}
        chosen={topics}
        error={errors.industries}
        disabled={disabled}
        find={findIndustries}
        show={({ division, name }) => ({ key: division, name, more: division })}
        pick={({ division, name }) => ({ code: division, name })}
        onChange={(next) => onChange({ topics: next })}
      />
    </>
  );
}
