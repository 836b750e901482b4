export const UPPER_FLOOR =
  /楼上|二层|2层|二楼|2楼|上层|其他楼?层|其余|标准层|三层|3层|三楼|3楼|四层|四楼|以上楼层|二三层|upper/;
export const LOWER_FLOOR = /首层|一层|1层|一楼|1楼|底层|底楼|ground/;

/** Whether the last floor named in the words before a figure is above the ground floor. */
export function isUpperFloor(words: string): boolean {
  return lastOf(words, UPPER_FLOOR) > lastOf(words, LOWER_FLOOR);
}

function lastOf(words: string, pattern: RegExp): number {
  let last = -1;
  for (const match of words.matchAll(new RegExp(pattern.source, 'g'))) last = match.index;
  return last;
}
