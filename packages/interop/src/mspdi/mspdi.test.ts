import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMspdi, readPlan, writeMspdi } from '../index.ts';

const folder = new URL('../../../../../shared/data/mspdi/files/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.xml')) : [];

describe.skipIf(files.length === 0)('schedules of Microsoft Project', () => {
  it.each(files)('%s reads, and reads the same after writing', file => {
    const first = readMspdi(readFileSync(new URL(file, folder)));
    expect(first.findings.filter(f => f.severity === 'error')).toEqual([]);
    expect(first.result).not.toBeNull();
    if (first.result === null) return;
    const written = writeMspdi(first.result);
    expect(written.losses).toEqual([]);
    const second = readMspdi(written.result);
    expect(second.result).toEqual(first.result);
    expect(second.findings.filter(f => f.severity !== 'note')).toEqual([]);
  });
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const project = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><CurrencyDigits>2</CurrencyDigits><StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>${inside}</Project>`;
const tasks = (...list: readonly string[]) =>
  project(`<Tasks>${list.map(t => `<Task>${t}</Task>`).join('')}</Tasks>`);
const read = (xml: string) => readMspdi(utf8(xml));
const codes = (r: ReturnType<typeof readMspdi>) => r.findings.map(f => f.code);

describe('reading damaged Microsoft Project XML', () => {
  it('refuses a document type, so that no entity is ever expanded or fetched', () => {
    const bomb = `<!DOCTYPE p [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const file = `<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    for (const head of [bomb, file]) {
      const r = read(`<?xml version="1.0"?>${head}<Project><Name>&a;</Name></Project>`);
      expect([r.result, ...codes(r)]).toEqual([null, 'xml.doctype']);
    }
  });

  it('keeps the tasks before the place where a file was cut off', () => {
    const whole = tasks('<UID>1</UID><ID>1</ID><Name>A</Name>', '<UID>2</UID><ID>2</ID><Name>B</Name>');
    const r = read(whole.slice(0, whole.indexOf('<Name>B')));
    expect(r.result?.tasks.map(t => t.name)).toEqual(['A', '']);
    expect(r.findings.some(f => f.code === 'xml.malformed' && f.severity === 'error')).toBe(true);
  });

  it.each(['', 'plain text', '<html><body/></html>', '{"a":1}', '\u0000\u0001\u0002'])(
    'says that %j is no project',
    text => {
      const r = read(text);
      expect(r.result).toBeNull();
      expect(r.findings.at(-1)?.code).toBe('mspdi.not_a_project');
    },
  );

  it('ends at elements nested too deep', () => {
    const r = read(project('<a>'.repeat(100_000)));
    expect(r.findings.some(f => f.code === 'xml.malformed')).toBe(true);
  });

  it('reads what is in another encoding than it says, and says so', () => {
    const text = tasks('<UID>1</UID><ID>1</ID><Name>Größe</Name>');
    const latin = Uint8Array.from([...text].map(c => c.charCodeAt(0)));
    const r = readMspdi(latin);
    expect([r.result?.tasks[0]?.name, ...codes(r)]).toEqual(['Größe', 'xml.wrong_encoding']);
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...text.replace('UTF-8', 'UTF-16')].flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    expect(readMspdi(wide)).toMatchObject({ result: { tasks: [{ name: 'Größe' }] }, findings: [] });
  });

  it('leaves out dates that cannot be, and says which', () => {
    const r = read(
      tasks(
        '<UID>1</UID><ID>1</ID><Deadline>1899-12-30T08:00:00</Deadline><ConstraintType>4</ConstraintType><ConstraintDate>9999-12-31T00:00:00</ConstraintDate><Start>yesterday</Start>',
      ),
    );
    expect(r.result?.tasks[0]).toMatchObject({
      deadline: undefined,
      constraint: 'SNET',
      constraintDate: undefined,
    });
    expect(codes(r)).toEqual(['plan.unreadable_value', 'plan.unreadable_value', 'plan.unreadable_value']);
    expect(r.losses.map(l => l.element).toSorted()).toEqual([
      'Task/ConstraintDate',
      'Task/Deadline',
      'Task/Start',
    ]);
  });

  it('keeps a task whose UID repeats, under a new one', () => {
    const r = read(
      tasks(
        '<UID>1</UID><ID>1</ID><Name>A</Name>',
        '<UID>1</UID><ID>2</ID><Name>B</Name>',
        '<ID>3</ID><Name>C</Name>',
      ),
    );
    expect(r.result?.tasks.map(t => [t.uid, t.name])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ]);
    expect(codes(r)).toEqual(['plan.duplicate_uid', 'plan.missing_uid']);
  });

  it('leaves out what leads nowhere, and says so', () => {
    const r = read(
      project(
        `<Tasks><Task><UID>1</UID><CalendarUID>7</CalendarUID><PredecessorLink><PredecessorUID>9</PredecessorUID><Type>1</Type></PredecessorLink><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task></Tasks>
        <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>5</ResourceUID></Assignment><Assignment><UID>2</UID><TaskUID>8</TaskUID></Assignment></Assignments>`,
      ),
    );
    expect(codes(r)).toEqual([
      'plan.missing_calendar',
      'plan.dangling_link',
      'plan.link_to_itself',
      'plan.missing_resource',
      'plan.dangling_assignment',
    ]);
    expect(r.result).toMatchObject({
      links: [],
      assignments: [{ uid: 1, resourceUid: undefined }],
      tasks: [{ calendarUid: undefined }],
    });
  });

  it('reports every element that it does not keep, with counts and examples', () => {
    const r = read(
      tasks(
        '<UID>1</UID><ID>1</ID><HideBar>1</HideBar><Novelty>new</Novelty>',
        '<UID>2</UID><ID>2</ID><HideBar>1</HideBar><BCWS>12</BCWS>',
      ),
    );
    expect(r.losses).toEqual([
      {
        element: 'Task/HideBar',
        kind: 'not-kept',
        reason: 'no place in the plan',
        count: 2,
        examples: ['task 1: 1', 'task 2: 1'],
      },
      {
        element: 'Task/Novelty',
        kind: 'not-kept',
        reason: 'no place in the plan',
        count: 1,
        examples: ['task 1: new'],
      },
      {
        element: 'Task/BCWS',
        kind: 'recalculated',
        reason: 'a figure that is calculated anew',
        count: 1,
        examples: ['task 2: 12'],
      },
    ]);
  });

  it('names the way out for an .mpp file', () => {
    const wide = (text: string) => [...text].flatMap(c => [c.charCodeAt(0), 0]);
    const mpp = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...wide('TBkndTask')]);
    const r = readPlan(mpp, { fileName: 'plan.mpp' });
    expect(r.result).toBeNull();
    expect(r.findings[0]?.message).toContain('XML Format');
  });

  it('keeps amounts in minor units of the currency, which the file writes in hundredths', () => {
    const amount = (digits: number) =>
      read(
        tasks('<UID>1</UID><ID>1</ID><FixedCost>8000</FixedCost>').replace(
          '<CurrencyDigits>2',
          `<CurrencyDigits>${digits}`,
        ),
      ).result?.tasks[0]?.fixedCostMinor;
    expect([0, 2, 3].map(amount)).toEqual([80, 8000, 80_000]);
  });
});

/** Order of the children of each kind of record in a file, as first seen. */
function orders(xml: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  const stack: { readonly name: string; readonly children: string[] }[] = [];
  for (const [, close, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z]+)[^>]*?(\/?)>/g)) {
    if (close) {
      const done = stack.pop();
      if (done && done.children.length > 0)
        found.set(done.name, [...(found.get(done.name) ?? []), done.children]);
    } else {
      const parent = stack.at(-1);
      if (parent && !parent.children.includes(name)) parent.children.push(name);
      if (!empty) stack.push({ name, children: [] });
    }
  }
  return found;
}

describe.skipIf(files.length === 0)('writing Microsoft Project XML', () => {
  const natives = files.filter(f => !f.includes('-mpp') && f !== 'mspdiassignmentfields.xml');
  const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const before = new Map<string, Set<string>>();
  for (const file of natives) {
    for (const [record, lists] of orders(text(file))) {
      const pairs = before.get(record) ?? new Set<string>();
      before.set(record, pairs);
      for (const list of lists)
        for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) pairs.add(`${a} ${b}`);
    }
  }

  it.each(natives)('keeps the order of elements that Microsoft Project writes: %s', file => {
    const plan = readMspdi(readFileSync(new URL(file, folder))).result;
    if (plan === null) throw new Error(`${file} did not read`);
    const wrong: string[] = [];
    for (const [record, lists] of orders(new TextDecoder().decode(writeMspdi(plan).result))) {
      const pairs = before.get(record) ?? new Set();
      for (const list of lists) {
        list.forEach((a, i) => {
          for (const b of list.slice(i + 1))
            if (pairs.has(`${b} ${a}`) && !pairs.has(`${a} ${b}`)) wrong.push(`${record}: ${a} before ${b}`);
        });
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
