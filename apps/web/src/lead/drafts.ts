/** Words typed but not yet saved, kept while the tab lives so that a failed save or a closed sheet loses none. */
const place = (name: string) => `plotline.draft.${name}`;

export function readDraft(name: string): string {
  try {
    return sessionStorage.getItem(place(name)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(place(name), text);
    else sessionStorage.removeItem(place(name));
  } catch {
    /* A full or closed store only means that the words live as long as the page. */
  }
}
