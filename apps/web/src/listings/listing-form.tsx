import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicatesQuery, publishListing, revealOwner, unpublishListing, type Facts } from '../api/listings';
import { Problem } from '../api/problem';
import { problemText } from '../api/problem-text';
import type { ListingView } from '../api/views';
import { AppLink } from '../ui/app-link';
import { Button } from '../ui/button';
import { FormNotice } from '../ui/form-notice';
import { Icon } from '../ui/icon';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { StatusMenu, VerifyMenu } from './desk-menus';
import { ListingField } from './form-field';
import { fits, sections } from './form-fields';
import { factsOf, typedValues, type TypedOffer, type Values } from './form-values';
import { LandField, OffersField, type TypedLand } from './offers-field';
import { PasteBox } from './paste-box';
import { PhotosField } from './photos-field';
import { PreviewFrame } from './preview-frame';
import { useRefreshListing } from './use-listing-act';
import { useListingForm } from './use-listing-form';

type Form = ReturnType<typeof useListingForm>;
type Props = {
  listing?: ListingView;
  initialText?: string;
  /** What a new one begins with. */
  initial?: Values;
  onSaved: (saved: ListingView) => void;
};

/** The form in its sections, with the public page of what is typed beside it. */
export function ListingForm({ listing, initialText, initial, onSaved }: Props) {
  const { t } = useTranslation();
  const form = useListingForm(listing, onSaved, initial);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const errors = { ...missing, ...form.errors };
  const facts = factsOf(form.values);
  const read = (found: Facts, title: string) =>
    form.set({ ...typedValues(found), ...(form.values.title ? {} : { title: title || undefined }) });
  return (
    <div className="listing-desk">
      <form
        className="listing-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing({});
          if (!form.save.isPending) form.save.mutate();
        }}
      >
        <DraftNotice form={form} />
        <FormNotice error={form.save.error} />
        {Object.keys(errors).length > 0 && (
          <p className="notice" role="alert">
            {t('listingDesk.toCorrect', { count: Object.keys(errors).length })}
          </p>
        )}
        <PasteBox initial={initialText} onRead={read} />
        <Duplicates facts={facts} except={listing?.id} />
        {sections.map(({ name }) => (
          <Section key={name} name={name} form={form} errors={errors} listing={listing} />
        ))}
        <section className="form-section">
          <h2>{t('listingDesk.section.photos')}</h2>
          {listing ? <PhotosField id={listing.id} /> : <p className="ink-3 small">{t('listingDesk.photosLater')}</p>}
        </section>
        {listing && (
          <section className="form-section">
            <h2>{t('listingDesk.section.state')}</h2>
            <div className="row">
              <StatusMenu listing={listing} />
              <VerifyMenu listing={listing} />
            </div>
          </section>
        )}
        <div className="form-foot listing-foot">
          <Button type="submit" look={listing && !form.isDirty ? 'plain' : 'primary'} busy={form.save.isPending}>
            {t(form.save.isPending ? 'common.saving' : 'common.save')}
          </Button>
          {listing && <Publish listing={listing} isDirty={form.isDirty} onMissing={setMissing} />}
          <AppLink href="/listings" className="btn btn-quiet">
            {t('common.back')}
          </AppLink>
        </div>
      </form>
      <PreviewFrame
        facts={{
          ...facts,
          ref: facts.ref ?? listing?.ref ?? t('listingDesk.refLater'),
          ...(listing && { status: listing.status, verified: listing.verified, verified_on: listing.verifiedOn }),
        }}
        id={listing?.id}
      />
      <LeaveSheet form={form} />
    </div>
  );
}

type SectionProps = { name: string; form: Form; errors: Record<string, string>; listing?: ListingView };

function Section({ name, form, errors, listing }: SectionProps) {
  const { t } = useTranslation();
  const { values, set } = form;
  const isLand = values.kind === 'land';
  const fields = sections.find((section) => section.name === name)!.fields.filter((field) => fits(field, values.kind));
  const isOwn = name === 'price' || (name === 'land' && isLand);
  if (fields.length === 0 && !isOwn) return null;
  return (
    <section className="form-section">
      <h2>
        {t(`listingDesk.section.${name}`)}
        {name === 'owner' && <small className="ink-3"> {t('listingDesk.internalOnly')}</small>}
      </h2>
      <div className="form-three">
        {fields.map((field) => (
          <ListingField
            key={field.key}
            field={field}
            value={values[field.key]}
            error={errors[field.key]}
            hint={hintOf(field.key, listing, t)}
            fixed={field.key === 'ref' && listing !== undefined}
            onChange={(value) => set({ [field.key]: value })}
          />
        ))}
        {name === 'price' && (
          <OffersField
            value={(values.offers as TypedOffer[] | undefined) ?? []}
            errors={errors}
            land={isLand}
            onChange={(offers) => set({ offers })}
          />
        )}
        {name === 'land' && (
          <LandField
            value={(values.land as TypedLand | undefined) ?? {}}
            errors={errors}
            onChange={(land) => set({ land })}
          />
        )}
      </div>
      {name === 'owner' && listing?.internal?.owner_hints ? <Reveal listing={listing} /> : null}
    </section>
  );
}

function hintOf(key: string, listing: ListingView | undefined, t: (key: string) => string): string | undefined {
  const hints = (listing?.internal?.owner_hints ?? {}) as Record<string, string>;
  if (hints[key]) return hints[key];
  return ['ref', 'crane', 'available_from'].includes(key) && !(key === 'ref' && listing)
    ? t(`listingDesk.hint.${key}`)
    : undefined;
}

function DraftNotice({ form }: { form: Form }) {
  const { t } = useTranslation();
  if (!form.draft) return null;
  return (
    <div className="notice notice-quiet" role="status">
      <Icon name="note" />
      <span>{t('listingDesk.draftFound')}</span>
      <Button look="text" onClick={form.draft.restore}>
        {t('listingDesk.restore')}
      </Button>
      <Button look="text" onClick={form.draft.forget}>
        {t('listingDesk.forget')}
      </Button>
    </div>
  );
}

/** Listings that may be the same site: said, never forbidden. */
function Duplicates({ facts, except }: { facts: Facts; except?: string }) {
  const { t } = useTranslation();
  const said = (key: string) => (typeof facts[key] === 'string' ? (facts[key] as string) : undefined);
  const asked = { ref: except ? undefined : said('ref'), address: said('address'), park: said('park'), building: said('building'), floorNo: said('floor_no'), except }; // prettier-ignore
  const { data } = useQuery({
    ...duplicatesQuery(asked),
    enabled: Boolean(asked.ref ?? asked.address ?? asked.building),
  });
  if (!data?.items.length) return null;
  return (
    <div className="notice notice-quiet" role="status">
      <Icon name="unknown" />
      <span>
        {t('listingDesk.maybeSame')}
        {data.items.map(({ id, ref, title, why }) => (
          <AppLink key={id} href={`/listings?open=${id}`} className="link">
            {' '}
            {title}（{ref}，{t(`listingDesk.same.${why}`)}）
          </AppLink>
        ))}
      </span>
    </div>
  );
}

function Reveal({ listing }: { listing: ListingView }) {
  const { t } = useTranslation();
  const show = useMutation({
    mutationFn: () => revealOwner(listing.id),
    onError: (error) => toast(problemText(error, t), { bad: true }),
  });
  if (show.data) return <p className="num">{Object.values(show.data.owner).join(' · ')}</p>;
  return (
    <Button icon="eye" busy={show.isPending} onClick={() => show.mutate()}>
      {t('listingDesk.reveal')}
    </Button>
  );
}

function Publish({
  listing,
  isDirty,
  onMissing,
}: {
  listing: ListingView;
  isDirty: boolean;
  onMissing: (fields: Record<string, string>) => void;
}) {
  // prettier-ignore
  const { t } = useTranslation();
  const refresh = useRefreshListing();
  const act = useMutation({
    mutationFn: () => (listing.published ? unpublishListing(listing.id) : publishListing(listing.id)),
    onSuccess: (after) => {
      refresh(after);
      toast(t(after.published ? 'listingDesk.published' : 'listingDesk.unpublished'));
    },
    onError: (error) => {
      if (error instanceof Problem) onMissing(error.byField);
      toast(problemText(error, t), { bad: true });
    },
  });
  return (
    <>
      <Button
        look={listing.published || isDirty ? 'plain' : 'primary'}
        disabled={isDirty}
        title={isDirty ? t('listingDesk.saveFirst') : undefined}
        busy={act.isPending}
        onClick={() => act.mutate()}
      >
        {t(listing.published ? 'listingDesk.unpublish' : 'listingDesk.publish')}
      </Button>
      {listing.published && (
        <a className="btn" href={listing.path} target="_blank" rel="noreferrer">
          <Icon name="open" />
          {t('listing.publicPage')}
        </a>
      )}
    </>
  );
}

function LeaveSheet({ form }: { form: Form }) {
  const { t } = useTranslation();
  if (form.guard.status !== 'blocked') return null;
  return (
    <Sheet
      title={t('listingDesk.leaveTitle')}
      onClose={form.guard.reset}
      footer={
        <>
          <Button onClick={form.leave}>{t('listingDesk.leave')}</Button>
          <Button look="primary" onClick={form.guard.reset}>
            {t('listingDesk.stay')}
          </Button>
        </>
      }
    >
      <p>{t('listingDesk.leaveText')}</p>
    </Sheet>
  );
}
