import { readInquiryNeed } from '@app/needs';
import { joinOrigins, joinReadings, originsOf } from './need-origins.js';
import type { InquiryView } from './lead-detail.js';
import { maskInquiry, maskOrigins } from './pool-mask.js';

const read = (need: string) => readInquiryNeed({ need }, '2026-11-23');
const said = (need: string, { start, end }: { start: number; end: number }) => need.slice(start, end);

describe('where a value was read', () => {
  it('is remembered by inquiry, text and place', () => {
    const text = '想在云和租3000平厂房';
    const { area_sqm: area } = originsOf(read(text), 'one');
    expect(area).toMatchObject({ inquiryId: 'one', field: 'need' });
    expect(said(text, area!)).toBe('3000平');
  });

  it('moves to the later text for what that says, and stays for the rest', () => {
    const [first, second] = [read('想在云和租3000平厂房，要环评'), read('面积要5000平')];
    const origins = joinOrigins(originsOf(first, 'one'), second, 'two');
    expect([origins.area_sqm!.inquiryId, origins.regions!.inquiryId]).toEqual(['two', 'one']);
    const joined = joinReadings(first, second);
    expect(joined).toMatchObject({ area_sqm: { min: 5000 }, transaction: ['rent'] });
    expect(joined.flags).not.toContain('transaction_missing');
    expect(joined.flags).not.toContain('region_missing');
  });

  it('still points at the same words where phones before them are masked, and at none that are masked', () => {
    const need = '电话13800057668，租3000平厂房';
    const inquiry = { id: 'one', need, usage: '', tax: '', company: '', contact: '' } as InquiryView;
    const at = need.indexOf('3000平');
    const origins = {
      area_sqm: { inquiryId: 'one', field: 'need', start: at, end: at + 5 },
      load_t_sqm: { inquiryId: 'one', field: 'need', start: 4, end: 8 },
    } as const;
    const masked = maskInquiry(inquiry);
    expect(masked.need).not.toContain('0057');
    const kept = maskOrigins(origins, [inquiry]);
    expect(said(masked.need, kept.area_sqm!)).toBe('3000平');
    expect(kept.load_t_sqm).toBeUndefined();
  });
});
