import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendSites } from '../api/matches';
import { problemText } from '../api/problem-text';
import type { LeadView, MatchView } from '../api/views';
import { Button } from '../ui/button';
import { Chips } from '../ui/chips';
import { copyText } from '../ui/copy-text';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { setText } from './match-text';
import { shareAddress } from './share-address';
import { useRefreshLead } from './use-lead-acts';

const days = ['3', '7', '14', '30'];

/** Makes the link and the message for WeChat. The message can be changed before it is copied; the link is made once. */
export function SendSheet({ lead, matches, onClose }: { lead: LeadView; matches: MatchView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [until, setUntil] = useState('7');
  const [key] = useState(() => crypto.randomUUID());
  const [message, setMessage] = useState('');
  const refresh = useRefreshLead();
  // What was chosen when the sheet opened: a list that is matched anew meanwhile changes nothing here.
  const [sites] = useState(matches);
  const copy = async (words: string) => {
    const done = await copyText(words);
    toast(t(done ? 'common.copied' : 'common.copyFailed'), { bad: !done });
  };
  const send = useMutation({
    mutationFn: () =>
      sendSites(lead.id, {
        listingIds: sites.map(({ listing }) => listing.id),
        note,
        expiresInDays: Number(until),
        key,
      }),
    onSuccess: (share) => {
      const words = setText(sites, t, { note, link: shareAddress(share?.link) });
      setMessage(words);
      refresh(lead.id);
      void copy(words);
    },
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  return (
    <Sheet
      title={t('match.sendTitle', { count: sites.length })}
      onClose={onClose}
      footer={
        message ? (
          <Button look="primary" icon="copy" onClick={() => void copy(message)}>
            {t('match.copyAgain')}
          </Button>
        ) : (
          <Button look="primary" busy={send.isPending} onClick={() => send.mutate()}>
            {t('match.makeLink')}
          </Button>
        )
      }
    >
      {message ? (
        <label className="field">
          <span className="field-label">{t('match.message')}</span>
          <textarea
            className="input send-text"
            rows={14}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
        </label>
      ) : (
        <div className="send-form">
          <ol className="send-sites">
            {sites.map(({ listing }) => (
              <li key={listing.id}>{listing.title}</li>
            ))}
          </ol>
          <NoteField value={note} onChange={setNote} />
          <Chips
            label={t('match.validity')}
            options={days.map((day) => ({ key: day, label: t('match.days', { count: Number(day) }) }))}
            chosen={until}
            onChoose={(day) => setUntil(day ?? until)}
          />
          <p className="small ink-3">{t('match.sendHelp')}</p>
        </div>
      )}
    </Sheet>
  );
}

function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span className="field-label">{t('match.noteLabel')}</span>
      <textarea
        className="input"
        rows={3}
        maxLength={500}
        value={value}
        placeholder={t('match.notePlaceholder')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
