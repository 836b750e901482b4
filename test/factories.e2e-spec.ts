import { aLead } from './factories/a-lead.js';
import { aListing } from './factories/a-listing.js';
import { aTask } from './factories/a-task.js';
import { aUser } from './factories/a-user.js';
import { anArticle } from './factories/an-article.js';
import { anInquiry } from './factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';

describe('the factories', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('make whole true things with one override', async () => {
    const owner = await aUser(database, { name: '陈敏' });
    const article = await anArticle(database);
    const lead = await aLead(database, { stage: 'qualified', owner, articleId: article.id });
    const task = await aTask(database, lead);
    expect(lead).toMatchObject({ stage: 'qualified', open: true, ownerId: owner.id, teamId: owner.teamId });
    expect(task).toMatchObject({ leadId: lead.id, status: 'open' });
    const [row] = await database.query(
      `select company.name, contact.phone_hint as phone, article.title from lead
         join company on company.id = lead.company_id join contact on contact.id = lead.contact_id
         join article on article.id = lead.article_id where lead.id = $1`,
      [lead.id],
    );
    expect(row).toMatchObject({
      name: expect.stringContaining('有限公司'),
      phone: expect.stringMatching(/^139\*{4}/),
      title: article.title,
    });
  });

  it('make as many as one likes', async () => {
    await Promise.all([aLead(database), aLead(database), aListing(database), aListing(database), anInquiry(database)]);
    expect((await anInquiry(database, { status: 'quarantined' })).status).toBe('quarantined');
  });
});
