import { useTranslation } from 'react-i18next';
import type { InquiryView } from '../api/views';
import { ago, exact } from '../format/time';
import { Icon } from '../ui/icon';

const six = ['need', 'usage', 'tax', 'company', 'contact', 'phone'] as const;

/** What the visitor wrote, word for word, and the page they wrote it on. */
export function InquiryWords({ inquiry }: { inquiry: InquiryView }) {
  const { t } = useTranslation();
  const from = inquiry.article;
  return (
    <div className="stack-s">
      <dl className="facts">
        {six
          .filter((key) => inquiry[key])
          .map((key) => (
            <div key={key} className="facts-row">
              <dt>{t(`inquiry.${key}`)}</dt>
              <dd>{inquiry[key]}</dd>
            </div>
          ))}
      </dl>
      <p className="small ink-3">
        <time dateTime={inquiry.createdAt} title={exact(inquiry.createdAt)}>
          {ago(inquiry.createdAt, t)}
        </time>
        {' · '}
        {inquiry.ref}
      </p>
      {from && (
        <a className="article-link" href={from.path} target="_blank" rel="noreferrer">
          <Icon name="articles" />
          <span>{from.title}</span>
        </a>
      )}
    </div>
  );
}
