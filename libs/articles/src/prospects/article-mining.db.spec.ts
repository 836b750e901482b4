import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aCompany } from '../../../../test/factories/a-company.js';
import { aListing } from '../../../../test/factories/a-listing.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ArticlesModule } from '../articles.module.js';
import { ArticlesService } from '../articles.service.js';
import type { StoryFigures } from '../near-duplicates/likeness.js';
import { Stories } from '../near-duplicates/stories.js';
import { StorySettings } from '../near-duplicates/story-settings.js';
import { readArticle } from '../reading/read-article.js';
import { ArticleMining } from './article-mining.js';

const TWO = `云和县举行集中签约仪式，两个项目落户。
浙江云澜医疗器械有限公司微创器械项目签约落户云和县，计划总投资2.5亿元，租赁标准厂房3000平方米，主要生产一次性内窥镜。
云和砺舟精密制造有限公司传动部件项目签约落户云和县，计划总投资1.2亿元，用地20亩，主要生产减速器。公司董事长闵怀瑾说，云和的服务让人放心。
县委书记康乐山出席签约仪式并致辞。今年以来，云和县已签约亿元以上项目十一个，正在洽谈的还有六个，多数是零部件和医疗器械企业。`;

describe('an article that came in', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let articles: ArticlesService;
  let mining: ArticleMining;
  let stories: Stories;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ArticlesModule] }).compile();
    [database, articles] = [app.get(Database), app.get(ArticlesService)];
    [mining, stories] = [app.get(ArticleMining), app.get(Stories)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate article, listing, company, setting cascade'));

  const bring = async (text: string, title = '云和县集中签约', publish = false): Promise<string> => {
    const page = { ...readArticle({ text: `${title}\n\n${text}` }), title, text };
    return (await database.transaction((tx) => articles.import(tx, page, { publish }))).id;
  };
  const mine = (id: string) => database.transaction((tx) => mining.mine(tx, id));
  const prospects = (id: string) =>
    test.query<{ ordinal: number; status: string; facts: Record<string, unknown>; evidence: Record<string, number[]> }>(
      `select ordinal, status, facts, evidence from prospect where article_id = $1 order by ordinal`,
      [id],
    );
  const desk = async (id: string) =>
    (
      await test.query<{ desk: string; outcome: string | null; score: number; reason: object; story: string }>(
        `select desk, desk_outcome as outcome, desk_score as score, desk_reason as reason, story_id as story from article where id = $1`,
        [id],
      )
    )[0]!;

  it('gives its prospects with their words, without anybody’s name, and waits on the desk', async () => {
    await aListing(test, { areaSqm: 3000 });
    const id = await bring(TWO);
    await mine(id);
    const [first, second] = await prospects(id);
    expect(first).toMatchObject({
      status: 'waiting',
      facts: { company: '浙江云澜医疗器械有限公司', amount_cny: 250_000_000, area_sqm: 3000, tenure: 'rent', region: '331125', stage: '签约' },
    }); // prettier-ignore
    expect(TWO.slice(...(first!.evidence.amount_cny as [number, number]))).toBe('2.5亿元');
    expect(second).toMatchObject({ facts: { company: '云和砺舟精密制造有限公司', area_mu: 20 } });
    const stored = JSON.stringify(await test.query('select * from prospect'));
    for (const name of ['闵怀瑾', '康乐山']) expect(stored).not.toContain(name);
    expect(await desk(id)).toMatchObject({
      desk: 'waiting',
      story: id,
      reason: { prospects: 2, stage: '签约', place: '云和', fits: 1 },
    });
  });

  it('is mined once, however often and however many at once', async () => {
    const id = await bring(TWO);
    await Promise.all([mine(id), mine(id), mine(id)]);
    await mine(id);
    expect(await prospects(id)).toHaveLength(2);
    expect(await test.query('select 1 from article_band')).toHaveLength(1);
  });

  it('keeps what an editor did when it is mined again', async () => {
    const id = await bring(TWO);
    await mine(id);
    await test.query(`update article set desk = 'done', desk_outcome = 'ignored'`);
    await mine(id);
    expect(await desk(id)).toMatchObject({ desk: 'done', outcome: 'ignored' });
  });

  it('goes under the story that is there; its prospects are not offered twice', async () => {
    const first = await bring(TWO);
    const reprint = await bring(
      `（来源：瓯江产业网）\n${TWO.replaceAll('，', ',')}\n更多内容请关注本报。`,
      '两个项目落户云和',
    );
    await mine(first);
    await mine(reprint);
    expect(await desk(reprint)).toMatchObject({ desk: 'done', outcome: 'reprint', story: first });
    expect((await prospects(reprint)).map(({ status }) => status)).toEqual(['told', 'told']);
    expect(await stories.others(first)).toMatchObject([{ id: reprint, title: '两个项目落户云和' }]);
  });

  it('offers what only the longer text of a story tells', async () => {
    const first = await bring(TWO);
    const more = `${TWO}\n衢州听涧绝缘材料有限公司绝缘片项目签约落户云和县，计划总投资8000万元，租赁厂房1200平方米。`;
    const longer = await bring(more, '三个项目落户云和');
    await mine(first);
    await mine(longer);
    expect(await desk(longer)).toMatchObject({ desk: 'waiting', story: first, reason: { prospects: 1 } });
    expect((await prospects(longer)).map(({ status }) => status)).toEqual(['told', 'told', 'waiting']);
  });

  it('finds its story when both are mined at the same moment', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((n) => bring(`${TWO}\n第${n}版。`, `签约之${n}`)));
    await Promise.all(ids.map(mine));
    expect(new Set(await Promise.all(ids.map(async (id) => (await desk(id)).story))).size).toBe(1);
    const offered = await test.query(`select 1 from prospect where status = 'waiting'`);
    expect(offered).toHaveLength(2);
  });

  it('is told apart by the figures of the house', async () => {
    const figures = (value: Partial<StoryFigures>) =>
      database.transaction((tx) => app.get(StorySettings).write(tx, value, null));
    const half = `${TWO.slice(0, TWO.length / 2)}另有一家企业的消息以后再报，敬请读者留意本报后续的版面和网站。`;
    const [first, second] = [await bring(TWO), await bring(half, '一则消息')];
    await figures({ jaccard: 0.95, containment: 1 });
    await mine(first);
    await mine(second);
    expect((await desk(second)).story).toBe(second);
    await test.query(`update article set desk = null, story_id = null`);
    await test.query(`truncate article_band`);
    await figures({ jaccard: 0.3 });
    await mine(first);
    await mine(second);
    expect((await desk(second)).story).toBe(first);
    await expect(figures({ jaccard: 0.1 })).rejects.toMatchObject({ fields: [{ field: 'jaccard' }] });
  });

  it('says when the company is known already', async () => {
    await aCompany(test, { name: '浙江云澜医疗器械有限公司' });
    await aCompany(test, { name: '云和砺舟精密制造有限公司' });
    const id = await bring(TWO);
    await mine(id);
    expect(await desk(id)).toMatchObject({ reason: { known: true } });
  });

  it('without prospects waits with the lowest score; one that is out already does not', async () => {
    const text = '全县召开安全生产会议，会议强调要压实责任，确保节日期间平稳有序，各乡镇街道和部门负责人参加了会议。';
    const draft = await bring(text, '县里开会');
    const out = await bring(`${text}又讯。`, '县里又开会了', true);
    await mine(draft);
    await mine(out);
    expect(await desk(draft)).toMatchObject({ desk: 'waiting', score: 0 });
    expect(await desk(out)).toMatchObject({ desk: 'done' });
  });

  it('that was taken down meanwhile is left alone', async () => {
    const id = await bring(TWO);
    await test.query(`update article set status = 'hidden' where id = $1`, [id]);
    await mine(id);
    expect(await prospects(id)).toEqual([]);
    expect((await desk(id)).desk).toBeNull();
  });
});
