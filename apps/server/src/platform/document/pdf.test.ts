import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import { contentHash } from './content-hash.ts';
import { renderPdf } from './pdf.ts';

const about = {
  title: '#import "@preview/x:1" *not bold*',
  organisation: 'Harbour & Sons',
  day: '2026-09-30',
  notes: ['As of 30 Sep 2026'],
  hash: 'ab'.repeat(32),
};
const template = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about)
= #data.about.title
#status-chip("off-track", data.said)
#plain-table(columns: (1fr, 1fr), header: ("Name", "Sum"), ..data.rows.flatten())
`;
const rows = [
  ['#panic("no")', '$x^2$'],
  ['] #eval("1/0") [', '<label> @ref `code` // comment'],
  ['Ünïcödé Ελλάδα Київ', '=1+2'],
];
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('sets what people typed as text, whatever it looks like', async () => {
  const text = (await readPdf(await renderPdf({ template, data: { about, said: '*Red*', rows } }))).text;
  for (const said of [about.title, '*Red*', ...rows.flat()]) expect(text).toContain(said);
});

test('is tagged, named, in a language, and the same bytes each time', async () => {
  const data = { about, said: 'Red', rows };
  const bytes = await renderPdf({ template, data });
  expect(sha256(await renderPdf({ template, data }))).toBe(sha256(bytes));
  const { title, language, roles } = await readPdf(bytes);
  expect({ title, language }).toEqual({ title: about.title, language: 'en-GB' });
  expect(roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD']));
});

test('a template that cannot be set is our mistake and says where; the press goes on', async () => {
  await expect(renderPdf({ template: '#nothing', data: {} })).rejects.toThrow('/main.typ');
  const data = { about, said: 'Red', rows };
  expect((await renderPdf({ template, data })).length).toBeGreaterThan(1000);
});

test('a content hash does not depend on the order of keys, and on nothing else', () => {
  expect(contentHash({ a: 1, b: [null, 'x'] })).toBe(contentHash({ b: [null, 'x'], a: 1, c: undefined }));
  expect(contentHash({ a: 1, b: [null, 'x'] })).not.toBe(contentHash({ a: 1, b: ['x', null] }));
  expect(contentHash({ b: 2, a: 'é' })).toBe(createHash('sha256').update('{"a":"é","b":2}').digest('hex'));
});
