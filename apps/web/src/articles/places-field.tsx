import { useTranslation } from 'react-i18next';
import type { ArticleView } from '../api/views';
import { IndustryCodes } from './industry-codes';
import { RegionCodes } from './region-codes';

type Where = Pick<ArticleView, 'places' | 'topics'>;
type Props = Where & { errors: Record<string, string>; disabled: boolean; onChange: (patch: Partial<Where>) => void };

/** Which columns the story stands in: places and trades by their codes, as read from the text and put right by hand. */
export function PlacesField({ places, topics, errors, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <RegionCodes
        label={t('article.places')}
        hint={t('article.placesHint')}
        chosen={places}
        error={errors.regions}
        disabled={disabled}
        onChange={(next) => onChange({ places: next })}
      />
      <IndustryCodes
        label={t('article.topics')}
        chosen={topics}
        error={errors.industries}
        disabled={disabled}
        onChange={(next) => onChange({ topics: next })}
      />
    </>
  );
}
