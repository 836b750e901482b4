import { Command } from 'commander';
import { linesOf } from '../lines-of.js';
import { writeOut } from '../write-out.js';

async function shorten(): Promise<void> {
  const { shortCompanyName } = await import('@app/companies');
  let out = '';
  for await (const { text } of linesOf(process.stdin)) {
    out += text.trim() === '' ? '\n' : `${text}\t${shortCompanyName(text)}\n`;
    if (out.length < 65_536) continue;
    await writeOut(out);
    out = '';
  }
  await writeOut(out);
}

export const companiesCommand = (): Command =>
  new Command('companies')
    .description('companies · 公司')
    .addCommand(
      new Command('shorten')
        .description('one full name a line in, "full⇥short" a line out, blank lines stay blank · 公司简称')
        .addHelpText('after', '\nExample: plotline companies shorten < names.txt')
        .action(shorten),
    );
