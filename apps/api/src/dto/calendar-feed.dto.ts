export class CalendarFeedView {
  linked: boolean;
  createdAt: Date | null;
  /** When a calendar last read it. */
  seenAt: Date | null;
}

export class CalendarLinkView {
  /** Without the host; shown once. */
  path: string;
}
