const FORCED = 130;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C, a service manager or a closed terminal stop the system cleanly; asking a second time ends it at once, and
 * the next start joins the database that was left running.
 * @param options.stop called once; the process ends with 0 when it resolves.
 * @returns a function that ends the listening, for a start that failed.
 */
export function stopOnSignals(options: { stop: () => Promise<void>; say: (line: string) => void }): () => void {
  let asked = false;
  const onSignal = () => {
    if (asked) {
      options.say('已强制结束；数据库留待下次启动接管 / ended at once; the next start joins the database');
      process.exit(FORCED);
    }
    asked = true;
    options.say('正在停止…（再按一次 Ctrl-C 强制结束）/ stopping… (Ctrl-C again to force)');
    options.stop().then(
      () => {
        options.say('已停止 / stopped');
        process.exit(0);
      },
      (error: Error) => {
        options.say(`✗ ${error.message}`);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => SIGNALS.forEach((signal) => process.off(signal, onSignal));
}
