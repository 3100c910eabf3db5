import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMspdi } from '../mspdi/read.ts';
import { walkRecords, type XmlRecord } from './records.ts';

/** The whole document as records, and what was found wrong with it. */
function read(pieces: readonly string[]) {
  const mistakes: string[] = [];
  const root = walkRecords(pieces, { root: () => {}, record: () => false, mistake: m => mistakes.push(m) });
  return { root, wrong: mistakes.length > 0 };
}
/** A comment at the beginning sends every element through the parser. */
const slowly = (text: string) => read([`<!-- -->${text}`]);

const leaf = fc
  .tuple(
    fc.constantFrom('A', 'b.c', 'D-1'),
    fc.constantFrom('', 'x', 'a > b', ' two ', '&amp;', '&#65;', 'ß𝄞', ']', 'line\nend', '\t'),
  )
  .map(([name, text]) => `<${name}>${text}</${name}>`);
const piece = fc.oneof(
  leaf,
  fc.constantFrom(
    '<E/>',
    '<F g="h>i"/>',
    '\n  ',
    '<K>t<L>u</L></K>',
    '<M><N/></M>',
    'stray',
    '<![CDATA[<A>1</A>]]>',
    '<!-- <A>1</A> -->',
    '<?p <A>1</A>?>',
    '<A>1</B>',
    '</A>',
    '<A',
  ),
);
const document = fc.array(piece, { maxLength: 12 }).map(parts => `<R>${parts.join('')}</R>`);

const plain = (record: XmlRecord | null): unknown =>
  record && { name: record.name, values: [...record.values], children: record.children.map(plain) };

describe('reading XML as records', () => {
  it('gives the same whether plain elements go through the parser or past it, wherever the text is cut', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat(200), { maxLength: 4 }), (text, cuts) => {
        const at = [0, ...cuts.map(c => Math.min(c, text.length)).toSorted((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end));
        const [fast, slow] = [read(pieces), slowly(text)];
        expect(fast.wrong).toBe(slow.wrong);
        if (!slow.wrong) expect(plain(fast.root)).toEqual(plain(slow.root));
      }),
      { numRuns: 2_000 },
    );
  });

  const folder = new URL('../../../../../shared/data/mspdi/files/', import.meta.url);
  it.skipIf(!existsSync(folder))('reads real plans the same either way', () => {
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const commented = text.replace(/<Project[^>]*>/, start => `<!-- -->${start}`);
      expect(readMspdi(new TextEncoder().encode(commented))).toEqual(
        readMspdi(new TextEncoder().encode(text)),
      );
    }
  });
});
