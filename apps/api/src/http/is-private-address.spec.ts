import { isPrivateAddress } from './is-private-address.js';

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '127.255.0.3',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '::1',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '192.169.0.1',
    '11.0.0.1',
    '203.0.113.7',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    '::',
    '0.0.0.0',
  ])('is not %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  // A reverse proxy may hand on anything that a visitor wrote into X-Forwarded-For.
  it.each(['', 'unknown', '127.0.0.1, 8.8.8.8', 'localhost', '127.1', '0x7f000001', 'fe80::1%eth0', '::ffff:x'])(
    'is not what is no address: %j',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});
