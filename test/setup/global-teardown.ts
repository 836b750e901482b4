interface Running {
  plotlineTestPostgres?: { stop(): void };
}

const globalTeardown = async (): Promise<void> => (globalThis as Running).plotlineTestPostgres?.stop();

module.exports = globalTeardown;
