import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNeed } from '../api/needs';
import { needFacts } from '../format/need-facts';

/** What the system reads out of the words while they are typed: the advisor sees at once what is still open. */
export function ReadNeed({ text }: { text: string }) {
  const { t } = useTranslation();
  const [settled, setSettled] = useState('');
  const latest = useDeferredValue(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(latest), 400);
    return () => clearTimeout(timer);
  }, [latest]);
  const read = useQuery({
    queryKey: ['needs', settled],
    queryFn: () => parseNeed(settled),
    enabled: settled.length > 3,
    placeholderData: (before) => before,
    staleTime: Infinity,
    retry: false,
  });
  const word = (key: string) => t(`need.${key}`, { defaultValue: key.split('.').pop() ?? key });
  const facts = settled.length > 3 && read.data ? needFacts(read.data.need, word) : [];
  return (
    <div className="read-need" aria-live="polite">
      {facts.length > 0 && <span className="ink-3 small">{t('newLead.read')}</span>}
      {facts.map(({ key, text: said }) => (
        <span key={key} className="tag">
          {t(`need.key.${key}`)} {said}
        </span>
      ))}
    </div>
  );
}
