/** `3311, 3307` typed with any separators → the codes; what is not a code stays, so that the server can name it. */
export const codeList = (text: string): string[] =>
  text
    .split(/[\s,，、;；]+/)
    .map((code) => code.trim())
    .filter(Boolean);
