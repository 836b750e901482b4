import { useTranslation } from 'react-i18next';
import { CopyButton } from '../ui/copy-button';

/** What the inquiry left open, as one line to paste into a chat. */
export function Questions({ questions }: { questions: string[] }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className="block">
      <div className="block-head">
        <h3>{t('lead.ask')}</h3>
        <CopyButton text={questions.join(' ')} label={t('common.copy')} />
      </div>
      <ul className="questions">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  );
}
