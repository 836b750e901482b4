import type { Need } from '@app/needs';

/** The need alone: who asks, with which phone, has its own encrypted place and never stands in the need. */
export function withoutContact({ contact: _contact, spans, ...need }: Need): Need {
  const kept = Object.entries(spans ?? {}).filter(([key]) => key !== 'contact' && !key.startsWith('contact.'));
  return { ...need, spans: Object.fromEntries(kept) } as Need;
}
