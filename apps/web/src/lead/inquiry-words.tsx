import { useTranslation } from 'react-i18next';
import type { InquiryView, NeedOrigins } from '../api/views';
import { ago, exact } from '../format/time';
import { wordPieces } from '../lead-need/word-pieces';
import { Icon } from '../ui/icon';

const six = ['need', 'usage', 'tax', 'company', 'contact', 'phone'] as const;

type Marks = {
  origins: NeedOrigins;
  /** The row of the need whose words are marked. */
  marked?: string;
  onMark: (key?: string) => void;
};

/** What the visitor wrote, word for word, and the page they wrote it on; `marks` shows which words a value was read from. */
export function InquiryWords({ inquiry, marks }: { inquiry: InquiryView; marks?: Marks }) {
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
              <dd>
                {marks ? (
                  <Marked text={inquiry[key] ?? ''} field={key} inquiryId={inquiry.id} {...marks} />
                ) : (
                  inquiry[key]
                )}
              </dd>
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

type MarkedProps = Marks & { text: string; field: string; inquiryId: string };

/** A text whose words can be touched: they show the value that was read from them. */
function Marked({ text, field, inquiryId, origins, marked, onMark }: MarkedProps) {
  const spans = Object.entries(origins)
    .filter(([, origin]) => origin.inquiryId === inquiryId && origin.field === field)
    .map(([key, { start, end }]) => ({ key, start, end }));
  return (
    <span className="words">
      {wordPieces(text, spans, marked).map(({ start, text: words, keys, marked: isMarked }) => {
        if (keys.length === 0) return words;
        const mark = () => !isMarked && onMark(keys[0]);
        // The mark is inside: what the pointer is on stays where it is while it is pressed.
        return (
          <span
            key={start}
            className="word-origin"
            onPointerEnter={(event) => event.pointerType === 'mouse' && mark()}
            onClick={mark}
          >
            {isMarked ? <mark>{words}</mark> : words}
          </span>
        );
      })}
    </span>
  );
}
