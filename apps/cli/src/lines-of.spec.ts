import { Readable } from 'node:stream';
import { type Line, linesOf } from './lines-of.js';

it('counts lines from one and drops the byte order mark and carriage returns', async () => {
  const lines: Line[] = [];
  for await (const line of linesOf(Readable.from([Buffer.from('\uFEFFa\r\n\nb')]))) lines.push(line);
  expect(lines).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: '' },
    { number: 3, text: 'b' },
  ]);
});
