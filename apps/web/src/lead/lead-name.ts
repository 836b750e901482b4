type Named = { name: string | null } | null | undefined;

/** How a lead is called in a list: its company, else its contact, else its number. */
export const leadName = (lead: { ref: string; company?: Named; contact?: Named }): string =>
  lead.company?.name || lead.contact?.name || lead.ref;
