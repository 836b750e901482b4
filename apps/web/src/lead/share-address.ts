/** A link as it can be sent: the server gives a whole address, or a path of this host. */
export const shareAddress = (link: string | null | undefined): string =>
  link ? new URL(link, window.location.origin).href : '';
