import { timelineLine } from './timeline-words';

const t = (key: string, values: Record<string, string | number> = {}) =>
  `${key} ${Object.values(values).join(' ')}`.trim();
const item = (type: string, data: Record<string, unknown> = {}, text: string | null = null) =>
  ({ id: '1', at: '2026-11-23T06:00:00Z', type, actor: null, data, text }) as never;

describe('a line of the timeline', () => {
  it('says a stage in words', () => {
    const line = timelineLine(item('lead.stage_changed', { from: 'new', to: 'contacted' }), t, () => undefined);
    expect(line.what).toBe('event.lead_stage_changed stage.new stage.contacted');
  });

  it('names the person a lead went to where the page knows them', () => {
    const line = timelineLine(item('lead.assigned', { to: 'u1' }), t, (id) => (id === 'u1' ? '林知远' : undefined));
    expect(line.what).toContain('林知远');
  });

  it('shows a note below and never raw data for a type it does not know', () => {
    expect(timelineLine(item('lead.noted', {}, '要看两次'), t, () => undefined).body).toBe('要看两次');
    expect(timelineLine(item('lead.new_kind', { secret: 1 }), t, () => undefined)).toEqual({ what: 'lead.new_kind' });
  });
});
