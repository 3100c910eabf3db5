import { expect, test } from 'vitest';
import { createLog } from './log.ts';

const logged = (value: object): string => {
  const lines: string[] = [];
  createLog('info', { write: line => lines.push(line) }).info(value, 'Said');
  return lines.join('');
};

test.each([
  { password: 'canary' },
  { body: { password: 'canary', email: 'a@b.c' } },
  { req: { headers: { authorization: 'Bearer canary', cookie: 'chartroom_session=canary' } } },
  { headers: { 'set-cookie': 'chartroom_session=canary' } },
  { config: { databaseUrl: 'postgresql://u:canary@h/d', token: 'canary' } },
  { token: { secret: 'canary' } },
  { session: { csrf: 'canary' } },
  { account: { passwordHash: 'canary' } },
])('no secret of %j is logged', value => {
  const line = logged(value);
  expect(line).toContain('Said');
  expect(line).not.toContain('canary');
});
