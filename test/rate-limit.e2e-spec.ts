import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';

describe('limits, when they are on', () => {
  let database: TestDatabase;
  let edges: Edges;

  beforeAll(async () => {
    database = await createTestDatabase();
    edges = await bootEdges(database, { PLOTLINE_RATE_LIMIT: 'on' });
  });
  afterAll(async () => {
    await edges.stop();
    await database.drop();
  });

  const post = (path: string, type: string, body: string) =>
    fetch(edges.url + path, { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' });

  it('the public form asks a flood to wait, with every value kept', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) {
      const answer = await post('/inquiries', 'application/x-www-form-urlencoded', 'need=找三千平厂房&phone=');
      statuses.push(answer.status);
      if (answer.status === 429) expect(await answer.text()).toContain('找三千平厂房');
    }
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(statuses.slice(20).every((status) => status === 429)).toBe(true);
  });

  it('guessing a password stops after ten tries, for a known account and an unknown one alike', async () => {
    for (const email of ['somebody@plotline.local', 'nobody@plotline.local']) {
      const statuses: number[] = [];
      for (let n = 0; n < 11; n++) {
        const body = JSON.stringify({ email, password: `guess-${n}-guess` });
        statuses.push((await post('/api/v1/session', 'application/json', body)).status);
      }
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    }
  });
});
