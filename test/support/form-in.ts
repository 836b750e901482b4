export interface Form {
  /** What the page sends along unseen. */
  hidden: Record<string, string>;
  /** What stands in the fields that a person sees. */
  values: Record<string, string>;
}

const decode = (text: string): string =>
  text
    .replace(/&(lt|gt|quot|apos|#39|#x27);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? "'")
    .replace(/&amp;/g, '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1]!) : undefined;
};

/**
 * Reads the form that is sent to `action` out of a page, as a browser would send it.
 * @throws Error when there is none
 */
export function formIn(html: string, action: string): Form {
  const found = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  const form = found.find((text) => attribute(text.slice(0, text.indexOf('>') + 1), 'action')?.startsWith(action));
  if (!form) throw new Error(`No form for ${action} in a page of ${html.length} characters`);
  const hidden: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (!name || ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(tag))) continue;
    (type === 'hidden' ? hidden : values)[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, tag, text] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(` ${tag}`, 'name');
    if (name) values[name] = decode(text!.replace(/^\n/, ''));
  }
  return { hidden, values };
}
