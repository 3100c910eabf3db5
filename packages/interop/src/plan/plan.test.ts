import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFormat, readPlan, writePlan, writtenFormat } from '../index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, bigEndian: boolean) =>
  Uint8Array.from([...text].flatMap(c => (bigEndian ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0])));
const project =
  '<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Tasks/></Project>';

describe('telling formats apart', () => {
  it.each([
    ['mspdi', utf8(project)],
    ['mspdi', utf8(`\uFEFF\n${project}`)],
    ['mspdi', wide(project, false)],
    ['mspdi', wide(project, true)],
    ['pmxml', utf8('<?xml version="1.0"?><APIBusinessObjects xmlns="x"/>')],
    ['pmxml', utf8('<p6:APIBusinessObjects xmlns:p6="x"/>')],
    ['xer', utf8('ERMHDR\t8.2\n%E')],
    ['csv', utf8('Name,Start\nA,2026-01-01\n')],
    [null, utf8('%PDF-1.7')],
    [null, utf8('')],
  ])('%s', (format, bytes) => {
    expect(planFormat(bytes)).toBe(format);
  });
});

describe('reading whatever comes', () => {
  it.each([
    ['empty', utf8('')],
    ['pdf', utf8('%PDF-1.7')],
    ['zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ['noise', Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256)],
    ['a page', utf8('<!doctype html><p>Sign in</p>')],
    ['only markup', utf8('<<<<>>>>')],
    ['a Primavera file without anything', utf8('ERMHDR\t8.2\n%E')],
  ])('%s gives null or an empty plan, and says why', (_, bytes) => {
    const r = readPlan(bytes);
    expect(r.result?.tasks ?? []).toEqual([]);
    expect(r.findings.length).toBeGreaterThan(0);
  });
});

describe('writing a plan', () => {
  const plan = readPlan(utf8('ID,Name,Duration,Finish\n1,Work,5d,2026-01-09\n2,Gate,0,2026-01-09\n')).result;
  const by = { stamp: '2026-11-23T09:30:00Z', host: 'example.org' };

  it.each(['plan.xml', 'plan.csv', 'plan.XLSX'])('%s is read back', name => {
    const format = writtenFormat(name);
    if (plan === null || format === null) throw new Error('nothing to write');
    expect(readPlan(writePlan(plan, format, by).result).result?.tasks.map(t => t.name)).toEqual([
      'Work',
      'Gate',
    ]);
  });

  it('writes milestones and says what a calendar does not hold', () => {
    if (plan === null) throw new Error('nothing to write');
    const r = writePlan(plan, 'ics', by);
    expect(new TextDecoder().decode(r.result)).toContain('SUMMARY:Gate\r\n');
    expect(r.losses).toMatchObject([{ element: 'tasks', count: 1 }]);
    expect(writtenFormat('plan.mpp')).toBeNull();
  });
});

describe('damage anywhere in a file', () => {
  const list = utf8(
    'ID,Name,Duration,Start,Predecessors\n1,Work,5d,2026-01-05,\n2,Check,2d?,,1FS+1d\n3,Gate,0,,2\n',
  );
  const plan = readPlan(list).result;
  const by = { stamp: '2026-11-23T09:30:00Z', host: 'example.org' };
  const sources = (['mspdi', 'xlsx', 'csv'] as const).map(f =>
    plan === null ? list : writePlan(plan, f, by).result,
  );
  const change = fc.record({
    at: fc.nat(),
    byte: fc.nat(255),
    length: fc.nat(40),
    kind: fc.constantFrom('set', 'fill', 'copy'),
  });

  it('never stops the reader: there is a plan, or a finding that says why not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (source, changes, cut) => {
          const bytes = Uint8Array.from(source);
          for (const { at, byte, length, kind } of changes) {
            const from = at % bytes.length;
            if (kind === 'set') bytes[from] = byte;
            else if (kind === 'fill') bytes.fill(byte, from, from + length);
            else bytes.copyWithin(from, byte, byte + length);
          }
          const r = readPlan(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
          if (r.result === null) expect(r.findings.some(f => f.severity === 'error')).toBe(true);
          else
            for (const format of ['mspdi', 'csv', 'xlsx', 'ics'] as const)
              expect(writePlan(r.result, format, by).result.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });
});
