import { expect, test } from 'vitest';
import { linksAsText, linksInText } from './link-text.ts';

const rows = [{ id: 'dig' }, { id: 'task-3' }, { id: 'pour' }];

test('links are written by number of row, and read as they were written', () => {
  const links = [
    { to: 'dig', type: 'FS', lagDays: 0 },
    { to: 'task-3', type: 'SS', lagDays: 2.5 },
    { to: 'piles', type: 'FS', lagDays: 0 },
    { to: 'piles-2', type: 'FF', lagDays: -1 },
  ] as const;
  const text = linksAsText(links, rows);
  expect(text).toBe('1, 2SS+2.5, piles, piles-2 FF -1');
  expect(linksInText(text, rows)).toEqual({ links });
  expect(linksInText(' 3 fs + 2 ; ', rows)).toEqual({ links: [{ to: 'pour', type: 'FS', lagDays: 2 }] });
  expect(linksInText('', rows)).toEqual({ links: [] });
});

test('what is no link is named', () => {
  expect(linksInText('1, 9', rows)).toEqual({ wrong: '9' });
  expect(linksInText('0', rows)).toEqual({ wrong: '0' });
  expect(linksInText('1 XX', rows)).toEqual({ wrong: '1 XX' });
  expect(linksInText('1FS+two', rows)).toEqual({ wrong: '1FS+two' });
});
