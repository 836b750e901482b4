import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addListing, editListing, type Facts } from '../api/listings';
import { Problem } from '../api/problem';
import type { ListingView } from '../api/views';
import { toast } from '../ui/toast';
import { changesOf, factsOf, typedValues, type Values } from './form-values';
import { useRefreshListing } from './use-listing-act';

/** Written by one tap each, not by the form. */
const tapped = ['status', 'status_reason', 'verified', 'verified_on'];
const without = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !tapped.includes(key)));

/** All that the form may show of a listing: public facts, floor prices in their offers, and the owner but for sealed numbers. */
export function formFacts({ facts, internal = {} }: Pick<ListingView, 'facts' | 'internal'>): Facts {
  const { floor_prices: floors, owner_hints: _hints, ...rest } = internal;
  const offers = Array.isArray(facts.offers)
    ? (facts.offers as Facts[]).map((offer, index) => {
        const floor = Array.isArray(floors) ? (floors[index] as number | null) : null;
        return floor == null ? offer : { ...offer, floor_price: floor };
      })
    : undefined;
  return without({ ...facts, ...rest, ...(offers && { offers }) });
}

/** A draft on this machine holds no owner's data: the machine may be shared. */
const storable = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith('owner_')));

function storedDraft(key: string): Values | undefined {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as Values) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What was typed, kept on this machine until it is saved, and saving it.
 * @param listing absent for a new one
 * @param initial what a new one begins with
 */
export function useListingForm(
  listing: ListingView | undefined,
  onSaved: (saved: ListingView) => void,
  initial?: Values,
) {
  const { t } = useTranslation();
  const refresh = useRefreshListing();
  const key = `plotline.listing.${listing?.id ?? 'new'}`;
  const start = useMemo(() => (listing ? typedValues(formFacts(listing)) : {}), [listing?.id, listing?.version]);
  const [values, setValues] = useState<Values>({ ...start, ...initial });
  const [base, setBase] = useState(start);
  const [draft, setDraft] = useState(() => storedDraft(key));
  if (base !== start) {
    // Saved, or changed by one tap: what is typed stays where it differs from what was there.
    const typed = Object.fromEntries(Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name]))); // prettier-ignore
    setBase(start);
    setValues({ ...start, ...typed });
  }
  const isDirty = JSON.stringify(factsOf(values)) !== JSON.stringify(factsOf(base));
  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => localStorage.setItem(key, JSON.stringify(storable(values))), 400);
    return () => clearTimeout(timer);
  }, [values, isDirty, key]);
  const [done, setDone] = useState(false);
  const guard = useBlocker({
    shouldBlockFn: () => isDirty && !done,
    enableBeforeUnload: isDirty && !done,
    withResolver: true,
  });
  const save = useMutation({
    mutationFn: () => {
      const facts = factsOf(values);
      return listing ? editListing(listing.id, listing.version, changesOf(factsOf(base), facts)) : addListing(facts);
    },
    onSuccess: (saved) => {
      localStorage.removeItem(key);
      setDraft(undefined);
      setDone(!listing);
      refresh(saved);
      toast(t('common.saved'));
      setTimeout(() => onSaved(saved));
    },
  });
  const forget = () => {
    localStorage.removeItem(key);
    setDraft(undefined);
  };
  return {
    values,
    isDirty,
    save,
    guard,
    errors: save.error instanceof Problem ? save.error.byField : {},
    set: (patch: Values) => setValues((before) => ({ ...before, ...patch })),
    draft: draft && {
      restore: () => {
        setValues((before) => ({ ...before, ...draft }));
        setDraft(undefined);
      },
      forget,
    },
    leave: () => {
      forget();
      guard.proceed?.();
    },
  };
}
