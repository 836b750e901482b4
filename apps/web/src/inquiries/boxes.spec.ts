import { actKeys, actsOf, boxes, boxOf } from './boxes';

describe('the boxes of inquiries', () => {
  it('offer something to do for all that waits, and undo where it can be undone', () => {
    for (const { open } of boxes) expect(actsOf({ status: open, quarantineReason: null }).length).toBeGreaterThan(0);
    expect(actsOf({ status: 'dismissed', quarantineReason: 'honeypot' })).toEqual(['restore']);
    expect(actsOf({ status: 'closed', quarantineReason: null })).toEqual([]);
  });

  it('let a machine-like text go on its way, and make a lead of an advertisement only by hand', () => {
    expect(actsOf({ status: 'quarantined', quarantineReason: 'too_fast' })[0]).toBe('release');
    expect(actsOf({ status: 'quarantined', quarantineReason: 'advert' })[0]).toBe('toLead');
  });

  it('have a key of its own for every act', () => {
    expect(new Set(Object.values(actKeys)).size).toBe(Object.keys(actKeys).length);
    expect(boxOf('closed')?.open).toBe('requested');
    expect(boxOf('read')).toBeUndefined();
  });
});
