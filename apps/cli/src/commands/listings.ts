import { Command, Option } from 'commander';
import { note } from '../note.js';

interface ImportOptions {
  source: string;
  dryRun?: boolean;
  mapping?: string;
  errors?: string;
  resume?: boolean;
  undo?: string;
  draft?: boolean;
}

async function importListings(file: string | undefined, options: ImportOptions): Promise<void> {
  const { importFile, undoImport } = await import('../listings/import-listings.js');
  if (options.undo) return undoImport(options.undo, note);
  return importFile(file, options, note);
}

export const listingsCommand = (): Command =>
  new Command('listings')
    .description('sites on offer · 房源')
    .addCommand(
      new Command('import')
        .description('bring listings in from .xlsx or .csv, or take an import back · 导入房源')
        .argument('[file]')
        .option('--source <name>', 'whose codes they are; the same code of the same source updates · 来源', 'own')
        .option('--dry-run', 'read and check every row, write nothing · 试运行')
        .option('--mapping <file>', 'JSON {"header": "key" or null} for headers that are not understood · 列对应')
        .option('--errors <file>', 'write the rows that were left out, with the reasons · 错误行另存为')
        .option('--draft', 'do not publish them · 不公开')
        .addOption(new Option('--resume', 'go on with an import of this file that was broken off · 续传'))
        .addOption(new Option('--undo <id>', 'put everything back to what it was before that import · 撤销'))
        .action(importListings),
    );
