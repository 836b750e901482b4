import { useTranslation } from 'react-i18next';
import { needFacts } from '../format/need-facts';

/** The need as it was read; what was not said is not listed. */
export function NeedList({ need, line }: { need: Record<string, unknown>; line: string }) {
  const { t } = useTranslation();
  const facts = needFacts(need, (key) => t(`need.${key}`, { defaultValue: key.split('.').pop() ?? key }));
  if (facts.length === 0) return <p className="ink-2">{line || t('lead.needUnread')}</p>;
  return (
    <dl className="facts">
      {facts.map(({ key, text }) => (
        <div key={key} className="facts-row">
          <dt>{t(`need.key.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
