import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedCorrectionItem } from '../api/views';
import { exact } from '../format/time';
import { Button } from '../ui/button';

type Props = {
  name: string;
  /** Empty: it was said that this is not asked for. */
  text: string;
  marked: boolean;
  correction?: NeedCorrectionItem;
  /** Of a value that was supposed from the news: the rule, and the article's words. */
  ground?: { why: string; words: string[] };
  editable: boolean;
  editor?: ReactNode;
  /** `show` brings the words into view. */
  onMark: (key?: string, show?: boolean) => void;
  onEdit: () => void;
  onReset: () => void;
};

const byTouch = () => window.matchMedia('(hover: none)').matches;

/** One value: looking at it marks its words below, clicking it (a second tap on a phone), Enter or F2 edits it. */
export function NeedRow({ name, text, marked, correction, ground, editable, editor, onMark, onEdit, onReset }: Props) {
  const { t } = useTranslation();
  // The focus of a tap marks the row before its click comes: what counts is how it was when the finger came down.
  const wasMarked = useRef(false);
  const touch = () => {
    if (editable && (!byTouch() || wasMarked.current)) return onEdit();
    onMark(name, true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!editable || (event.key !== 'F2' && event.key !== 'Enter') || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEdit();
  };
  return (
    <div
      className="need-row"
      data-need={name}
      data-marked={marked || undefined}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onMark(name)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onMark()}
    >
      <dt onClick={() => onMark(name, true)}>{t(`need.key.${name}`)}</dt>
      <dd>
        {editor ?? (
          <>
            <button
              type="button"
              className="need-value"
              title={editable ? t('needEdit.hint') : undefined}
              onPointerDown={() => (wasMarked.current = marked)}
              onFocus={() => onMark(name)}
              onClick={touch}
              onKeyDown={onKey}
            >
              {text || <span className="ink-3">{t('needEdit.notAsked')}</span>}
            </button>
            {editable && marked && byTouch() && (
              <Button look="text" className="small" onClick={onEdit}>
                {t('common.edit')}
              </Button>
            )}
            {ground && (
              <span className="need-ground">
                {ground.why}
                {ground.words.length > 0 && `：“${ground.words.join('”“')}”`}
              </span>
            )}
            {correction && (
              <span className="need-corrected">
                <span className="tag" title={t('needEdit.by', { who: correction.by, when: exact(correction.at) })}>
                  {t('needEdit.corrected')}
                </span>
                {editable && (
                  <Button look="text" className="small" onClick={onReset}>
                    {t('needEdit.reset')}
                  </Button>
                )}
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  );
}
