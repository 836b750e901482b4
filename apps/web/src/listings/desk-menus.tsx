import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Status } from '../api/listings';
import { useCan } from '../api/session';
import type { ListingRow } from '../api/views';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { RowMenu } from './row-menu';
import { useListingAct } from './use-listing-act';

export const statuses: Status[] = ['available', 'reserved', 'let', 'sold', 'withdrawn'];
const ended: string[] = ['let', 'sold', 'withdrawn'];

/** 实地核实 · 12 天前, or that it has gone stale: the word says it, the colour only helps. */
export function VerifiedWord({ listing }: { listing: ListingRow }) {
  const { t } = useTranslation();
  const { state, age, until } = listing.verification;
  const look = { valid: 'leaf', expired: 'amber', none: 'ink-3' }[state];
  const word = state === 'expired' ? t('listingDesk.stale') : t(`listing.verified.${listing.verified}`);
  return (
    <span className={`verified-word ${look}`} title={until ? t('listingDesk.until', { day: until }) : undefined}>
      {word}
      {age !== null && (
        <small className="ink-3">{age === 0 ? t('listingDesk.today') : t('listingDesk.daysAgo', { count: age })}</small>
      )}
    </span>
  );
}

export function VerifyMenu({ listing }: { listing: ListingRow }) {
  const { t } = useTranslation();
  const { verify } = useListingAct(listing);
  if (!useCan('listing.edit')) return <VerifiedWord listing={listing} />;
  return (
    <RowMenu
      label={t('listingDesk.verify', { title: listing.title })}
      items={(['site', 'phone', 'none'] as const).map((key) => ({ key, label: t(`listingDesk.verifyAs.${key}`) }))}
      onChoose={(kind) => verify.mutate(kind as 'site')}
    >
      <VerifiedWord listing={listing} />
    </RowMenu>
  );
}

export function StatusMenu({ listing }: { listing: ListingRow }) {
  const { t } = useTranslation();
  const { status } = useListingAct(listing);
  const [asked, setAsked] = useState<Status>();
  const word = (
    <span className={listing.status === 'available' ? 'done' : 'ink-2'} title={listing.statusReason ?? undefined}>
      {t(`listingStatus.${listing.status}`)}
    </span>
  );
  if (!useCan('listing.edit')) return word;
  return (
    <>
      <RowMenu
        label={t('listingDesk.setStatus', { title: listing.title })}
        items={statuses.map((key) => ({ key, label: t(`listingStatus.${key}`), chosen: key === listing.status }))}
        onChoose={(key) => (ended.includes(key) ? setAsked(key as Status) : status.mutate({ to: key as Status }))}
      >
        {word}
      </RowMenu>
      {asked && (
        <ReasonSheet
          status={asked}
          onClose={() => setAsked(undefined)}
          onSave={(reason) => {
            setAsked(undefined);
            status.mutate({ to: asked, reason });
          }}
        />
      )}
    </>
  );
}

/** Why an offer ends: asked once, with the usual answers at hand. */
function ReasonSheet({
  status,
  onClose,
  onSave,
}: {
  status: Status;
  onClose: () => void;
  onSave: (reason: string) => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const usual = t(`listingDesk.reasons.${status}`).split('|');
  const save = () => (reason.trim() ? onSave(reason.trim()) : setTried(true));
  return (
    <Sheet
      title={t('listingDesk.reasonTitle', { status: t(`listingStatus.${status}`) })}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={save}>
          {t('common.save')}
        </Button>
      }
    >
      <div className="stack">
        <div className="chips" role="group" aria-label={t('listingDesk.reason')}>
          {usual.map((word) => (
            <button
              key={word}
              type="button"
              className="chip"
              aria-pressed={reason === word}
              onClick={() => setReason(word)}
            >
              {word}
            </button>
          ))}
        </div>
        <TextField
          label={t('listingDesk.reason')}
          name="reason"
          maxLength={200}
          value={reason}
          error={tried && !reason.trim() ? t('listingDesk.reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Sheet>
  );
}
