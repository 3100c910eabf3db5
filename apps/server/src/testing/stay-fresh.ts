import { beforeEach, expect } from 'vitest';
import type { Client } from './client.ts';
import { testPassword } from './test-server.ts';

const everyMs = 60_000;

/** Has people type their password again before a test, once a minute: a sign-in opens what is dangerous for five minutes only. */
export function stayFresh(people: () => readonly Client[]): void {
  let confirmedAt = Date.now();
  beforeEach(async () => {
    if (Date.now() - confirmedAt < everyMs) return;
    for (const person of people()) {
      const { status } = await person.post('/api/account/confirm', { password: testPassword }, { key: null });
      expect(status).toBe(200);
    }
    confirmedAt = Date.now();
  });
}
