import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewsSource } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { useSourceActs } from './use-source-acts';

/** Closes one source, or its whole host. */
export function BlockSheet({ source, onClose }: { source: NewsSource; onClose: () => void }) {
  const { t } = useTranslation();
  const { block } = useSourceActs();
  const [reason, setReason] = useState('');
  const [whole, setWhole] = useState(false);
  const { host } = new URL(source.url);
  const save = () =>
    block.mutate({ ...(whole ? { host } : { sourceId: source.id }), reason: reason.trim() }, { onSuccess: onClose });
  return (
    <Sheet
      title={t('newsSource.blockTitle', { name: source.name })}
      onClose={onClose}
      footer={
        <Button look="primary" busy={block.isPending} onClick={save}>
          {t('newsSource.act.block')}
        </Button>
      }
    >
      <div className="stack">
        <p className="ink-2">{t('newsSource.blockText')}</p>
        <TextField
          label={t('newsSource.reason')}
          hint={t('newsSource.reasonHint')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label className="check">
          <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} />
          {t('newsSource.wholeHost', { host })}
        </label>
      </div>
    </Sheet>
  );
}
