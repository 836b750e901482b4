/** Commas and colons between Chinese words are set full width, whatever the page typed; numbers keep theirs. */
export const typeset = (text: string): string =>
  text
    .replace(/,(?=[\u3400-\u9fff“])|(?<=[\u3400-\u9fff”]),/g, '，')
    .replace(/(?<=[\u3400-\u9fff]):(?=[\u3400-\u9fff“])/g, '：');
