import { exits, isOpen, pipeline, rankOf, stages } from './stage.js';

describe('stages', () => {
  it('are ten steps and three exits, each named once', () => {
    expect(pipeline).toHaveLength(10);
    expect(exits).toEqual(['lost', 'invalid', 'parked']);
    expect(new Set(stages).size).toBe(13);
  });

  it('are closed when nothing more is to be won or lost', () => {
    expect(stages.filter((stage) => !isOpen(stage))).toEqual(['landed', 'operating', 'lost', 'invalid']);
  });

  it('keep a parked lead open: it will wake up', () => {
    expect(isOpen('parked')).toBe(true);
  });

  it('rank along the way; an exit has come no further', () => {
    expect(pipeline.map(rankOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(exits.map(rankOf)).toEqual([0, 0, 0]);
  });
});
