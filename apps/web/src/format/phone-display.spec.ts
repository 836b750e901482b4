import { dialled, phoneDisplay } from './phone-display';

it('shows a number as people read it, with its extension', () => {
  expect(phoneDisplay('+8613800138000')).toBe('138 0013 8000');
  expect(phoneDisplay('+865782345678', '801')).toBe('0578-2345678 转 801');
  expect(phoneDisplay('+862150001234')).toBe('021-50001234');
  expect(phoneDisplay('+864001234567')).toBe('4001234567');
  expect(phoneDisplay('+85221234567')).toBe('+85221234567');
});

it('gives the digits that are dialled', () => {
  expect(['+8613800138000', '+865782345678', '+85221234567'].map(dialled)).toEqual([
    '13800138000',
    '05782345678',
    '+85221234567',
  ]);
});
