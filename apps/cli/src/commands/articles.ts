import { Command, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { linesOf } from '../lines-of.js';
import { writeOut } from '../write-out.js';

type Articles = typeof import('@app/articles');

/** @throws CliError naming the file */
async function readPage({ readArticle, readPageFile, readPageStream }: Articles, file: string, url?: string) {
  const name = file === '-' ? 'standard input' : file;
  const source = await (file === '-' ? readPageStream(process.stdin, name) : readPageFile(file)).catch(
    (error: Error) => {
      throw new CliError(error.message);
    },
  );
  const page = readArticle(source, { url });
  if (page.title.trim() === '' || page.text.trim() === '') {
    throw new CliError(`${name}: no headline and story could be read in it.`);
  }
  return page;
}

async function read(file: string, { url }: { url?: string }): Promise<void> {
  const page = await readPage(await import('@app/articles'), file, url);
  await writeOut(`${JSON.stringify(page, null, 2)}\n`);
}

/** Prints when every line was read: a bad line leaves no half answer behind. */
async function mine(): Promise<void> {
  const { mineArticleLine } = await import('@app/articles');
  const out: string[] = [];
  for await (const { number, text } of linesOf(process.stdin)) {
    if (text.trim() === '') continue;
    try {
      out.push(`${JSON.stringify(mineArticleLine(text))}\n`);
    } catch (error) {
      throw new CliError(`standard input, line ${number}: ${(error as Error).message}`);
    }
  }
  for (let from = 0; from < out.length; from += 1000) await writeOut(out.slice(from, from + 1000).join(''));
}

interface ImportOptions {
  draft?: boolean;
  licence: 'own' | 'permitted' | 'link_only';
  url?: string;
}

/** All files are read before the first is stored, and stored in one transaction. */
async function importFiles(files: string[], { draft, licence, url }: ImportOptions): Promise<void> {
  if (url && files.length > 1) throw new CliError('--url goes with one file only.');
  const articles = await import('@app/articles');
  const pages: { file: string; page: Awaited<ReturnType<typeof readPage>> }[] = [];
  for (const file of files) pages.push({ file, page: await readPage(articles, file, url) });
  const [{ withApp }, { Database }] = await Promise.all([import('../with-app.js'), import('@app/platform')]);
  const stored = await withApp((app) =>
    app.get(Database).transaction(async (tx) => {
      const done = [];
      for (const { file, page } of pages) {
        done.push({
          file,
          ...(await app.get(articles.ArticlesService).import(tx, page, { publish: !draft, licence })),
        });
      }
      return done;
    }),
  );
  for (const { file, path, created, takenDown } of stored) {
    const known = takenDown ? 'taken down' : 'known';
    await writeOut(`${created ? (draft ? 'draft' : 'published') : known}\t${path}\t${file}\n`);
  }
}

const url = () => new Option('--url <url>', 'where the page was · 原文链接');

export const articlesCommand = (): Command =>
  new Command('articles')
    .description('news articles · 资讯')
    .addCommand(
      new Command('read')
        .description('read a saved page (HTML or its text, - for standard input) and print it as JSON · 读取网页')
        .argument('<file>')
        .addOption(url())
        .action(read),
    )
    .addCommand(
      new Command('mine')
        .description(
          'JSON lines {"id","title","text"} in, {"id","is_lead_source","prospects","aggregates","officials"} out · 挖掘线索',
        )
        .action(mine),
    )
    .addCommand(
      new Command('import')
        .description('read saved pages and publish them · 导入并发布资讯')
        .argument('<files...>')
        .option('--draft', 'keep them as drafts · 存为草稿')
        .addOption(
          new Option('--licence <licence>', 'own or permitted texts are shown in full · 授权')
            .choices(['own', 'permitted', 'link_only'])
            .default('link_only'),
        )
        .addOption(url())
        .action(importFiles),
    );
