import { notificationKinds } from '@chartroom/contract';
import { expect, test } from 'vitest';
import { mailText } from './mail-text.ts';
import type { Notice } from './notify.ts';

const notice = (kind: Notice['kind']): Notice => ({
  ...{ kind, project: { id: 'p', key: 'PRJ-7', name: 'Harbour' }, day: '2026-03-09' },
  ...{ by: 'Ada Director', note: 'Gate 2' },
});
const addresses = (text: string) => [...text.matchAll(/\{(?:base|link)\}\S*/g)].map(m => m[0]);

test.each(notificationKinds)('R7.6 a mail of the kind %s says the same in English and in German', kind => {
  for (const link of [true, false]) {
    const reader = { name: 'Max Manager', link };
    const english = mailText(notice(kind), reader, 'en-GB');
    const german = mailText(notice(kind), reader, 'de-AT');
    expect(german.subject).not.toBe(english.subject);
    for (const said of [english, german]) {
      expect(said.subject).toContain('Harbour');
      expect(said.text).toContain('Max Manager');
      expect(said.text).toContain('PRJ-7');
      expect(said.text).not.toMatch(/null|undefined/);
    }
    expect(addresses(german.text)).toEqual(addresses(english.text));
    expect(english.text.includes('9 Mar 2026')).toBe(german.text.includes('09.03.2026'));
  }
});
