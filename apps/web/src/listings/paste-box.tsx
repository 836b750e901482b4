import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readListingText, type Facts } from '../api/listings';
import { problemText } from '../api/problem-text';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { markedWords } from './marked-words';

type Read = { text: string; spans: Record<string, number[]>; count: number };

/** An owner's words pasted in: fields are filled, and the words they came from stand marked; a mark leads to its field. */
export function PasteBox({
  initial = '',
  onRead,
}: {
  initial?: string;
  onRead: (facts: Facts, title: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(initial);
  const [read, setRead] = useState<Read>();
  const ask = useMutation({
    mutationFn: () => readListingText(text),
    onSuccess: ({ listing, spans, title }) => {
      setRead({ text, spans, count: Object.keys(listing).length });
      onRead(listing, title);
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  const goTo = (key: string) => {
    const name = key.startsWith('offers') ? (key.endsWith('floor_price') ? 'offer-floor-0' : 'offer-min-0') : key;
    document.querySelector<HTMLElement>(`.listing-form [name="${name}"]`)?.focus();
  };
  const label = (keys: string[]) =>
    keys
      .map((key) => t([`listing.fact.${key}`, `listing.${key}`, `listingDesk.part.${key}`], { defaultValue: key }))
      .join('、');
  return (
    <section className="paste-box" aria-label={t('listingDesk.paste')}>
      {read ? (
        <>
          <p className="paste-text" lang="zh-CN">
            {markedWords(read.text, read.spans).map(({ text: words, keys }, index) =>
              keys.length > 0 ? (
                <mark
                  key={index}
                  title={label(keys)}
                  tabIndex={0}
                  role="button"
                  aria-label={`${words}：${label(keys)}`}
                  onClick={() => goTo(keys[0]!)}
                  onKeyDown={(event) => event.key === 'Enter' && goTo(keys[0]!)}
                >
                  {words}
                </mark>
              ) : (
                <span key={index}>{words}</span>
              ),
            )}
          </p>
          <div className="row">
            <span className="ink-2 small">{t('listingDesk.readFields', { count: read.count })}</span>
            <Button look="text" onClick={() => setRead(undefined)}>
              {t('listingDesk.pasteAgain')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <textarea
            className="input"
            name="paste"
            rows={4}
            aria-label={t('listingDesk.paste')}
            placeholder={t('listingDesk.pasteHint')}
            value={text}
            maxLength={20000}
            onChange={(event) => setText(event.target.value)}
          />
          <Button busy={ask.isPending} disabled={text.trim() === ''} onClick={() => ask.mutate()}>
            {t('listingDesk.read')}
          </Button>
        </>
      )}
    </section>
  );
}
