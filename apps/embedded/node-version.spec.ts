import { join } from 'node:path';

interface Judgement {
  refusal?: string;
  warning?: string;
}

describe('judgeNode', () => {
  let judgeNode: (version: string) => Judgement;
  beforeAll(async () => {
    // A plain script without types: looked up by name, so that TypeScript asks for none.
    const script: string = join(__dirname, 'node-version.mjs');
    ({ judgeNode } = (await import(script)) as { judgeNode: typeof judgeNode });
  });

  it.each(['18.20.0', '20.18.3', '16.0.0'])('refuses %s, which is too old, and says what to install', (version) => {
    expect(judgeNode(version).refusal).toMatch(new RegExp(`${version}: install Node 24`));
  });

  it.each(['20.19.0', '20.20.2', '21.7.0', '23.11.0'])('warns that %s is past its end of life', (version) => {
    expect(judgeNode(version)).toEqual({ warning: expect.stringContaining('end of life') as string });
  });

  it.each(['22.23.3', '24.22.0', '26.0.0'])('warns that %s lacks a fix', (version) => {
    expect(judgeNode(version)).toEqual({ warning: expect.stringContaining('known flaw') as string });
  });

  it.each(['22.23.4', '22.24.0', '24.22.1', '26.12.1', '28.0.0'])('is content with %s', (version) => {
    expect(judgeNode(version)).toEqual({});
  });
});
