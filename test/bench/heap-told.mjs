/** Loaded into a server of a benchmark (`--expose-gc --import`): whoever asks hears what the heap holds, in bytes, after a collection. */
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
process.channel.unref();
