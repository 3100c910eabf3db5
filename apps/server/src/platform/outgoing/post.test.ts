import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';
import { isPublicAddress } from './address.ts';
import { postOutside } from './post.ts';

let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

const port = () => receiver.host.split(':')[1];
const asked = { headers: {}, body: '{}', allowed: [] };

describe('an address', () => {
  test.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
    ...['169.254.169.254', '100.64.0.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::7f00:1',
      '64:ff9b::7f00:1',
      'fe80::1',
      'fc00::1',
    ],
    ...['fd12::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', 'fe80::1%eth0', 'records.example.org', ''],
  ])('%j is none of the world', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '172.32.0.1', '193.0.0.1', '2606:4700:4700::1111'])('%s is one', address => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('a request to an address that somebody typed', () => {
  test.each([
    ['a private address', ['127.0.0.1']],
    ['one of the world and a private one', ['8.8.8.8', '127.0.0.1']],
    ['IPv4 in IPv6', ['::ffff:127.0.0.1']],
  ])('is refused when the name stands for %s', async (_, found) => {
    const url = `https://records.example.org:${port()}/inbox`;
    const { status, answer } = await postOutside({ ...asked, url, resolve: async () => found });
    expect([status, answer]).toEqual([null, expect.stringContaining('private network')]);
    expect(receiver.received).toEqual([]);
  });

  test('goes to the address that was looked up once, whatever the name stands for a moment later', async () => {
    const answers = [['127.0.0.1'], ['8.8.8.8']];
    const resolve = async () => answers.shift() ?? [];
    const url = `http://records.example.org:${port()}/inbox?a=1`;
    const { status } = await postOutside({ ...asked, url, allowed: ['records.example.org'], resolve });
    expect([status, answers.length]).toEqual([200, 1]);
    const [received] = receiver.received;
    expect([received?.path, received?.headers.host]).toEqual([
      ...['/inbox?a=1', `records.example.org:${port()}`],
    ]);
  });

  test('that nobody answers says so and throws nothing', async () => {
    const resolve = async () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    const url = 'https://records.example.org/inbox';
    expect(await postOutside({ ...asked, url, resolve })).toEqual({
      ...{ status: null, answer: 'getaddrinfo ENOTFOUND' },
    });
  });
});
