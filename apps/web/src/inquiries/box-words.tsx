import { useTranslation } from 'react-i18next';
import type { InquiryRow } from '../api/views';
import { rowOf, wordPieces, type WordSpan } from '../lead-need/word-pieces';

const fields = ['need', 'usage', 'tax'] as const;
type Field = (typeof fields)[number];

/** Spans of the need contract in one of the texts: what is offered, and where it says so. */
function factSpans(need: Record<string, unknown>, field: Field): WordSpan[] {
  const spans = (need.spans ?? {}) as Record<string, [number, number, string?]>;
  return Object.entries(spans)
    .filter(([key, span]) => key !== 'side' && (span[2] ?? 'need') === field)
    .map(([key, [start, end]]) => ({ key, start, end }));
}

/** The words as they were written; those that decided stand out, those that a fact was read from are underlined. */
export function BoxWords({ inquiry, texts }: { inquiry: InquiryRow; texts: Record<Field, string> }) {
  const { t } = useTranslation();
  return (
    <div className="box-words">
      {fields
        .filter((field) => texts[field])
        .map((field) => (
          <p key={field}>
            <span className="box-label">{t(`inquiry.${field}`)}</span>
            <Marked inquiry={inquiry} field={field} text={texts[field]} />
          </p>
        ))}
    </div>
  );
}

function Marked({ inquiry, field, text }: { inquiry: InquiryRow; field: Field; text: string }) {
  const { t } = useTranslation();
  const deciding = inquiry.words.filter((word) => word.field === field);
  const facts = inquiry.offer ? factSpans(inquiry.offer.need, field) : [];
  const spans = [...facts, ...deciding.map(({ start, end }) => ({ key: 'deciding', start, end }))];
  const says = deciding.map((word) => t(`inquiryBox.why.${word.says}`)).join('、');
  return (
    <span className="words">
      {wordPieces(text, spans, 'deciding').map((piece, index) => {
        if (piece.marked)
          return (
            <mark key={index} title={says}>
              {piece.text}
            </mark>
          );
        if (piece.keys.length === 0) return piece.text;
        const title = piece.keys.map((key) => t(`need.key.${rowOf(key)}`, { defaultValue: '' })).filter(Boolean);
        return (
          <span key={index} className="word-fact" title={title.join('、') || undefined}>
            {piece.text}
          </span>
        );
      })}
    </span>
  );
}
