import { Command } from 'commander';
import { CliError } from '../cli-error.js';
import { linesOf } from '../lines-of.js';
import { readZoneFile } from '../read-zone-file.js';
import { writeOut } from '../write-out.js';

/** Prints when every line was read: a bad line leaves no half answer behind. */
async function parse({ zones: file }: { zones?: string }): Promise<void> {
  const { parseNeedLine } = await import('@app/needs');
  const zones = file === undefined ? undefined : await readZoneFile(file);
  const out: string[] = [];
  for await (const { number, text } of linesOf(process.stdin)) {
    if (text.trim() === '') continue;
    try {
      out.push(`${JSON.stringify(parseNeedLine(text, undefined, zones))}\n`);
    } catch (error) {
      throw new CliError(`standard input, line ${number}: ${(error as Error).message}`);
    }
  }
  for (let from = 0; from < out.length; from += 1000) await writeOut(out.slice(from, from + 1000).join(''));
}

export const needsCommand = (): Command =>
  new Command('needs')
    .description('needs in free text · 需求')
    .addCommand(
      new Command('parse')
        .description('JSON lines {"id","form_field","as_of","text"} in, {"id","need"} out · 解析需求')
        .addHelpText('after', '\nform_field: need, usage, tax or free. as_of: the date that relative dates start from.')
        .option(
          '--zones <file>',
          'more development zones: JSON list of {"name","host_code","shorts","hidden"} · 开发区名录',
        )
        .action(parse),
    );
