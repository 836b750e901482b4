type Named = string | { name: string | null } | null | undefined;

const nameOf = (named: Named): string | null => (typeof named === 'string' ? named : (named?.name ?? null));

/** How a lead is called in a list: its company, else its contact, else its number. */
export const leadName = (lead: { ref: string; company?: Named; contact?: Named }): string =>
  nameOf(lead.company) || nameOf(lead.contact) || lead.ref;
