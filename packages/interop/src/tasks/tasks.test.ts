import { formatWall } from '@chartroom/engine';
import { describe, expect, it } from 'vitest';
import { findDayOrder, readMoment, readPlan, writeMspdi, writeTaskList } from '../index.ts';
import { readDuration, usualLengths, writeDuration } from './duration-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const wall = (w: number | undefined) => (w === undefined ? undefined : formatWall(w as never));

const list = `ID,WBS,Task name,Duration,Start,Finish,Predecessors,Resource names,% complete,Colour
1,1,Design,,05/01/2026,16/01/2026,,,,
2,1.1,Draw,5 days,05/01/2026,09/01/2026,,Ann;Bob[50%],100%,red
3,1.2,Check,3d?,,,2FS+2 days,Ann,,
4,2,Approved,0,,,"3;2SS-50%",,,blue
`;

describe('reading a list of tasks', () => {
  const read = readPlan(utf8(list));
  const plan = read.result;

  it('finds rows, levels, durations and links by the names of the columns', () => {
    expect(plan?.tasks.map(t => [t.uid, t.outlineLevel, t.name, t.durationSec, t.estimated])).toEqual([
      [1, 1, 'Design', 10 * 28_800, true],
      [2, 2, 'Draw', 5 * 28_800, undefined],
      [3, 2, 'Check', 3 * 28_800, true],
      [4, 1, 'Approved', 0, undefined],
    ]);
    expect(plan?.links).toEqual([
      { predUid: 2, succUid: 3, type: 'FS', lagSec: 57_600, lagUnit: 'day', lagElapsed: undefined },
      { predUid: 3, succUid: 4, type: 'FS' },
      { predUid: 2, succUid: 4, type: 'SS', lagPercent: -50, lagUnit: 'percent' },
    ]);
    expect(plan?.resources.map(r => r.name)).toEqual(['Ann', 'Bob']);
    expect(plan?.assignments.map(a => [a.taskUid, a.resourceUid, a.units])).toEqual([
      [2, 1, 1],
      [2, 2, 0.5],
      [3, 1, 1],
    ]);
  });

  it('reads days in the order the column shows, and keeps other columns', () => {
    const draw = plan?.tasks[1];
    expect([wall(draw?.actualStart), wall(draw?.actualFinish), draw?.percentComplete]).toEqual([
      '2026-01-05T08:00',
      '2026-01-09T17:00',
      100,
    ]);
    expect(draw?.customFields).toEqual([{ field: 'Colour', value: 'red' }]);
    expect(wall(plan?.header.start)).toBe('2026-01-05T08:00');
  });

  it('reports what it guessed', () => {
    expect(read.losses.map(l => [l.element, l.kind, l.count])).toEqual([
      ['duration', 'guessed', 1],
      ['start', 'guessed', 1],
    ]);
    expect(plan?.tasks[0]).toMatchObject({ constraint: 'SNET' });
  });

  it('says which cell it could not read, and keeps the row', () => {
    const r = readPlan(utf8('Name,Duration,Start,Predecessors\nA,soon,32/01/2026,\nB,2d,,9\n,1d,,\n'));
    expect(r.result?.tasks.map(t => t.name)).toEqual(['A', 'B']);
    expect(r.findings.map(f => f.code)).toEqual([
      'tasks.unreadable',
      'tasks.unreadable',
      'plan.missing_start',
      'plan.dangling_link',
    ]);
    expect(r.findings[1]?.message).toContain('"soon" in row 2');
    expect(r.result?.links).toEqual([]);
  });

  it('refuses a table without names of tasks', () => {
    const r = readPlan(utf8('Colour,Size\nred,5\n'));
    expect(r.result).toBeNull();
    expect(r.findings[0]?.message).toContain('Colour, Size');
  });
});

describe('writing a list of tasks', () => {
  const source = readPlan(utf8(`${list}5,3,=Danger,2 edays,,,4SS+1 eday,,25%,\n`)).result;

  it.each(['csv', 'xlsx'] as const)('is read back from %s as it was', format => {
    if (source === null) throw new Error('the list did not read');
    const again = readPlan(writeTaskList(source, format).result);
    const shape = (plan: typeof source | null) => ({
      tasks: plan?.tasks.map(t => ({
        ...t,
        stored: undefined,
        manual: t.manual,
        actualStart: t.actualStart,
        workSec: t.workSec,
      })),
      links: plan?.links,
      resources: plan?.resources,
      assignments: plan?.assignments,
    });
    expect(shape(again.result)).toEqual(shape(source));
    expect(again.findings.filter(f => f.severity !== 'note')).toEqual([]);
  });

  it('keeps its columns on the way through Microsoft Project XML', () => {
    if (source === null) throw new Error('the list did not read');
    const xml = writeMspdi(source);
    expect(xml.losses).toMatchObject([{ element: 'task column', kind: 'changed' }]);
    const again = readPlan(xml.result).result;
    const field = again?.customFields.find(f => f.alias === 'Colour');
    expect(again?.tasks[1]?.customFields).toEqual([{ field: field?.key, value: 'red' }]);
    expect(again?.links).toHaveLength(source.links.length);
  });
});

describe('days and durations as people write them', () => {
  it.each([
    ['2026-02-28', 'dmy', '2026-02-28', undefined],
    ['28/2/26', 'dmy', '2026-02-28', undefined],
    ['2/28/2026 8:30 PM', 'mdy', '2026-02-28', 73_800],
    ['Mon 05/01/26', 'dmy', '2026-01-05', undefined],
    ['5 January 2026', 'dmy', '2026-01-05', undefined],
    ['05-Jan-26 17:00', 'dmy', '2026-01-05', 61_200],
    ['Jan 5, 2026', 'mdy', '2026-01-05', undefined],
    ['2026-01-05T08:00:00', 'dmy', '2026-01-05', 28_800],
  ] as const)('%s is read', (text, order, day, sec) => {
    expect(readMoment(text, order)).toEqual({ day, sec });
  });

  it.each(['30/02/2026', 'soon', '', '1.5', '13/13/2026'])('%j is no day', text => {
    expect(readMoment(text, 'dmy')).toBeNull();
  });

  it('finds the order of a column', () => {
    expect(findDayOrder(['01/02/2026', '13/02/2026'])).toEqual({ order: 'dmy', guessed: false });
    expect(findDayOrder(['01/02/2026', '02/13/2026'])).toEqual({ order: 'mdy', guessed: false });
    expect(findDayOrder(['01/02/2026'])).toEqual({ order: 'dmy', guessed: true });
    expect(findDayOrder(['2026-01-02', '02/02/2026'])).toEqual({ order: 'dmy', guessed: false });
  });

  it.each([
    ['5 days', 144_000, 'day', false, false],
    ['2.5w', 360_000, 'week', false, false],
    ['90 mins?', 5_400, 'minute', false, true],
    ['3 edays', 259_200, 'day', true, false],
    ['1 mon', 576_000, 'month', false, false],
    ['8', 230_400, 'day', false, false],
  ] as const)('%s is read and written', (text, sec, unit, elapsed, estimated) => {
    const read = readDuration(text, usualLengths);
    expect(read).toEqual({ sec, unit, elapsed, estimated });
    if (read) expect(readDuration(writeDuration(read, usualLengths), usualLengths)).toEqual(read);
  });
});
