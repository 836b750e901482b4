import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RejectReason, rejectReasons } from '../api/matches';
import type { MatchView } from '../api/views';
import { Button } from '../ui/button';
import { Chips } from '../ui/chips';
import { Sheet } from '../ui/sheet';
import { useReject } from './use-reject';

/** Why this site does not suit the client: one tap, a word more if it helps. */
export function RejectSheet({ leadId, match, onClose }: { leadId: string; match: MatchView; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<RejectReason>();
  const [note, setNote] = useState('');
  const { reject } = useReject(leadId);
  const save = () => {
    if (!reason) return;
    reject.mutate({ listingId: match.listing.id, reason, note });
    onClose();
  };
  return (
    <Sheet
      title={t('match.rejectTitle')}
      onClose={onClose}
      footer={
        <Button look="primary" disabled={!reason} onClick={save}>
          {t('match.rejectSave')}
        </Button>
      }
    >
      <div className="send-form">
        <p className="ink-2">{match.listing.title}</p>
        <Chips
          label={t('match.rejectTitle')}
          options={rejectReasons.map((key) => ({ key, label: t(`rejectReason.${key}`) }))}
          chosen={reason}
          onChoose={(key) => setReason(key as RejectReason | undefined)}
        />
        <label className="field">
          <span className="field-label">{t('match.rejectNote')}</span>
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      </div>
    </Sheet>
  );
}
