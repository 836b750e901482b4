import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoneDraft, ZoneReading } from '../api/views';
import { zonePreviewQuery } from '../api/zones';
import { TextArea } from '../ui/field';

/** 这段话会读成…: a text read with the draft, beside what it is read as today when that differs. */
export function ZonePreview({ draft }: { draft: ZoneDraft }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const sample = t('zone.sample', { zone: draft.shorts[0] ?? draft.name });
  const asked = useDeferredValue((text || (draft.name && sample)).trim());
  const { data: read } = useQuery(zonePreviewQuery(asked, useDeferredValue(draft)));
  const places = ({ regions }: ZoneReading) =>
    regions.map(({ words, name }) => (words === name ? name : `${words} → ${name}`)).join('、') || t('zone.noPlace');
  const [now, then] = read ? [places(read.now), places(read.then)] : ['', ''];
  return (
    <section className="zone-preview">
      <TextArea
        label={t('zone.preview')}
        rows={2}
        maxLength={2000}
        placeholder={draft.name ? sample : t('zone.previewHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {read && (
        <dl className="facts" aria-live="polite">
          <div className="facts-row">
            <dt>{t('zone.then')}</dt>
            <dd>{then}</dd>
          </div>
          <div className="facts-row">
            <dt>{t('zone.now')}</dt>
            <dd className={now === then ? 'ink-3' : undefined}>{now === then ? t('zone.same') : now}</dd>
          </div>
        </dl>
      )}
      {read?.problems.map((problem) => (
        <p key={problem} className="field-error">
          {problem}
        </p>
      ))}
    </section>
  );
}
