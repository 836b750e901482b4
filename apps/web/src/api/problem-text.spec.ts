import { Problem, problemOf } from './problem';
import { problemText } from './problem-text';

const t = (key: string) => key;

describe('what to tell a person when something was refused', () => {
  it('uses our own words for known codes', () => {
    expect(problemText(new Problem('network', 0, ''), t)).toBe('problem.network');
    expect(problemText(problemOf(409, { code: 'already_claimed', detail: '这条线索已被领取' }), t)).toBe(
      'problem.already_claimed',
    );
  });

  it('uses the sentence of the server where it is written for people', () => {
    expect(
      problemText(problemOf(409, { code: 'lead_taken', detail: '这位客户已由同事跟进，请联系经理' }), t),
    ).toContain('同事');
  });

  it('bears answers that are no problem documents', () => {
    expect(problemText(problemOf(502, null), t)).toBe('problem.server');
    expect(problemText(problemOf(413, '<html>'), t)).toBe('problem.too_large');
    expect(problemText(new Error('x'), t)).toBe('problem.unknown');
  });

  it('keeps the messages by field for the form', () => {
    const problem = problemOf(422, { code: 'input_invalid', errors: [{ field: 'phone', message: '请检查号码' }] });
    expect(problem.byField).toEqual({ phone: '请检查号码' });
  });
});
