/**
 * Shows what is being done while it is done: a spinner on a terminal, plain lines elsewhere.
 * @returns {Promise<(label: string, work: () => unknown) => Promise<any>>}
 */
export async function createStep(out = process.stdout) {
  const { default: ora } = await import('ora');
  const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;
  // Without a width the spinner would clear lines for ever.
  const isTerminal = Boolean(out.isTTY) && out.columns > 0 && process.env.TERM !== 'dumb' && !process.env.CI;

  const withSpinner = async (label, work) => {
    const from = Date.now();
    const spinner = ora({ text: label, stream: out, discardStdin: false }).start();
    const ticking = setInterval(() => (spinner.text = `${label} … ${seconds(from)}`), 200);
    try {
      const result = await work();
      spinner.succeed(`${label} … ${seconds(from)}`);
      return result;
    } catch (error) {
      spinner.fail(label);
      throw error;
    } finally {
      clearInterval(ticking);
    }
  };

  const withLines = async (label, work) => {
    const from = Date.now();
    out.write(`▸ ${label} …\n`);
    const result = await work();
    out.write(`✓ ${label} … ${seconds(from)}\n`);
    return result;
  };

  return isTerminal ? withSpinner : withLines;
}
