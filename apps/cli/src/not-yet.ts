import { Command } from 'commander';
import { CliError } from './cli-error.js';

/** A command that a later version brings: it says so and exits with 2, whatever it is given. */
export function notYet(name: string, what: string): Command {
  return new Command(name)
    .description(`${what} (not in this version yet)`)
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options: unknown, command: Command) => {
      const words = [command.parent?.name(), name].join(' ');
      throw new CliError(`"${words}" is not in this version yet; a later one brings it.`, 2);
    });
}
