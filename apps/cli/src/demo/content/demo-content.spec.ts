import { normalisePhone } from '@app/companies';
import { lostReasons } from '@app/leads';
import { readListing } from '@app/listings';
import { fullRegionName, regionByCode } from '@app/reference';
import { demoPhone } from '../load-inquiries.js';
import { demoArticles } from './demo-articles.js';
import { demoLeads } from './demo-leads.js';
import { demoParks } from './demo-parks.js';

const articles = demoArticles(() => '7月21日');
const listings = demoParks.flatMap(({ park, listings: offered }) => offered.map((listing) => ({ park, ...listing })));

describe('demo articles', () => {
  it('are five, of four to nine hundred characters, from five cities', () => {
    expect(articles).toHaveLength(5);
    for (const { paragraphs } of articles) {
      const length = paragraphs.join('').length;
      expect(length).toBeGreaterThan(400);
      expect(length).toBeLessThan(900);
    }
    expect(new Set(articles.map(({ categoryCity }) => categoryCity)).size).toBe(5);
  });
  it('are about places that exist, with three key points each', () => {
    for (const { regions, categoryCity, keyPoints } of articles) {
      expect(fullRegionName(regions[0]!)).toContain(categoryCity);
      expect(keyPoints).toHaveLength(3);
    }
  });
});

describe('demo listings', () => {
  it('are thirty-nine that the contract accepts, each with its own ref', () => {
    expect(listings).toHaveLength(39);
    expect(new Set(listings.map(({ ref }) => ref)).size).toBe(39);
    for (const { ref, kind, title, offers, facts, park } of listings) {
      expect(() => readListing({ ref, kind, title, offers, ...facts, region: park.region })).not.toThrow();
      expect(regionByCode(park.region)?.level).toBe('county');
    }
  });
  it('cover what visitors ask for: every kind but hazmat, and every state', () => {
    expect(new Set(listings.map(({ kind }) => kind)).size).toBe(7);
    expect(new Set(listings.map(({ status = 'available' }) => status))).toEqual(
      new Set(['available', 'reserved', 'let']),
    );
  });
});

describe('demo leads', () => {
  it('are sixty with numbers that can be dialled and belong to nobody else', () => {
    expect(demoLeads).toHaveLength(60);
    const numbers = demoLeads.map((_lead, index) => demoPhone(index));
    expect(new Set(numbers).size).toBe(60);
    for (const number of numbers)
      expect(normalisePhone(number)).toMatchObject({ e164: number, kind: 'mobile', warnings: [] });
  });
  it('come from sources that exist, after their article was there', () => {
    for (const { from, ago } of demoLeads) {
      const article = articles.find(({ key }) => key === from);
      const known =
        article || ['site', 'phone'].includes(from) || listings.some(({ ref }) => `listing:${ref}` === from);
      expect([from, Boolean(known)]).toEqual([from, true]);
      expect(ago).toBeLessThan(article?.daysAgo ?? 121);
    }
  });
  it('have invented companies of different names, and reasons that the product knows', () => {
    const names = demoLeads.flatMap(({ company }) => company || []);
    expect(new Set(names).size).toBe(names.length);
    for (const { lostReason, stage } of demoLeads) {
      if (stage === 'lost') expect(lostReasons).toContain(lostReason);
    }
  });
});
