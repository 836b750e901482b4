import { type Argument, Command, CommanderError } from 'commander';
import { CliError } from './cli-error.js';
import { articlesCommand } from './commands/articles.js';
import { backupCommand } from './commands/backup.js';
import { companiesCommand } from './commands/companies.js';
import { demoCommand } from './commands/demo.js';
import { keysCommand } from './commands/keys.js';
import { leadsCommand } from './commands/leads.js';
import { listingsCommand } from './commands/listings.js';
import { matchCommand } from './commands/match.js';
import { needsCommand } from './commands/needs.js';
import { restoreCommand } from './commands/restore.js';
import { usersCommand } from './commands/users.js';
import { plotlineVersion } from './plotline-version.js';

const commands = [
  needsCommand,
  matchCommand,
  articlesCommand,
  listingsCommand,
  leadsCommand,
  companiesCommand,
  usersCommand,
  demoCommand,
  backupCommand,
  restoreCommand,
  keysCommand,
];

/** Commands load what they need when they run, so that the pure ones start without the server's code. */
function program(): Command {
  const root = new Command('plotline')
    .description('Investment-lead CRM for industrial real estate · 地块线索')
    .addHelpText(
      'after',
      `
Settings are those of the server: DATABASE_URL, PLOTLINE_DATA_DIR (.data), PLOTLINE_KEY_FILE.
Without DATABASE_URL a command uses the running embedded database of that data folder, or starts it for as long as it needs.`,
    );
  root.version(plotlineVersion(), '--version');
  for (const command of commands) root.addCommand(command());
  forAll(root, (command) => command.exitOverride().showHelpAfterError('(add --help for the options)'));
  return root.configureHelp({
    visibleCommands: () =>
      root.commands.flatMap((command) => (command.commands.length > 0 ? command.commands : command)),
    subcommandTerm: (command) => [...words(command), ...command.registeredArguments.map(argumentOf)].join(' '),
  });
}

/** `articles import`, without the program's own name. */
const words = (command: Command): string[] =>
  command.parent?.parent ? [command.parent.name(), command.name()] : [command.name()];

const argumentOf = (argument: Argument): string => `<${argument.name()}${argument.variadic ? '...' : ''}>`;

function forAll(command: Command, change: (command: Command) => unknown): void {
  change(command);
  for (const child of command.commands) forAll(child, change);
}

/**
 * Runs one command line.
 * @returns exit code: 0 done, 1 refused or failed, 2 not there yet
 */
export async function runCli(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode;
    const known = error instanceof CliError;
    process.stderr.write(`plotline: ${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
    return known ? error.exitCode : 1;
  }
}
