import { daysBetweenContacts } from './days-between-contacts.js';

describe('the days between contacts', () => {
  it.each([
    ['contacted', 'A', 3],
    ['contacted', 'B', 7],
    ['contacted', 'C', 7],
    ['proposed', 'C', 3],
    ['under_review', 'B', 3],
    ['signed', 'B', 7],
    ['parked', 'A', 30],
  ] as const)('%s, grade %s: %i', (stage, grade, days) => expect(daysBetweenContacts(stage, grade)).toBe(days));
});
