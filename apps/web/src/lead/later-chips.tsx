import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laterChoices } from '../format/later';
import { fromLocalField, toLocalField } from '../format/shanghai';
import { when } from '../format/time';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

/** One tap for the usual times, a field for any other; times are Shanghai's. */
export function LaterChips({ onPick, verb }: { onPick: (at: Date) => void; verb: string }) {
  const { t } = useTranslation();
  const [now] = useState(() => new Date());
  const choices = laterChoices(now);
  const [own, setOwn] = useState(() => toLocalField(choices[choices.length - 1]?.at ?? now));
  const picked = fromLocalField(own);
  const past = picked !== null && picked.getTime() < now.getTime();
  return (
    <div className="stack">
      <div className="later-grid">
        {choices.map(({ key, at }) => (
          <button key={key} type="button" className="later-choice" onClick={() => onPick(at)}>
            {t(`later.${key}`)}
            <span className="ink-3">{when(at, t, now)}</span>
          </button>
        ))}
      </div>
      <div className="later-own">
        <TextField
          label={t('later.own')}
          type="datetime-local"
          value={own}
          error={past ? t('later.past') : undefined}
          onChange={(event) => setOwn(event.target.value)}
        />
        <Button disabled={!picked || past} onClick={() => picked && onPick(picked)}>
          {verb}
        </Button>
      </div>
    </div>
  );
}
