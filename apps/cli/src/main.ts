import { runCli } from './run-cli.js';

// A reader that went away (`plotline … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const code = await runCli(process.argv.slice(2));
process.stdout.write('', () => process.exit(code));
