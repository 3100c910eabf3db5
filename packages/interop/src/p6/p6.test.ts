import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { formatWall } from '@chartroom/engine';
import { describe, expect, it } from 'vitest';
import { readMspdi, readPlan, readPmxml, readXer, writeMspdi } from '../index.ts';

const folder = new URL('../../../../../shared/data/xer/files/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder) : [];
const utf8 = (text: string) => new TextEncoder().encode(text);
const wall = (w: number | undefined) => (w === undefined ? undefined : formatWall(w as never));

/** Rows that a file holds of a kind, counted without our reader. */
function counted(text: string, file: string) {
  if (!file.endsWith('.xer')) {
    const own = text.replace(/<BaselineProject>[\s\S]*?<\/BaselineProject>/g, '');
    return { activities: own.split('<Activity>').length - 1, links: own.split('<Relationship>').length - 1 };
  }
  const rows = (table: string) =>
    (text.split(`%T\t${table}`)[1] ?? '').split('%T')[0]?.split('\n%R').length ?? 1;
  const count = (table: string) =>
    text.includes(`%T\t${table}\r\n`) || text.includes(`%T\t${table}\n`)
      ? rows(`${table}${text.includes(`%T\t${table}\r\n`) ? '\r\n' : '\n'}`) - 1
      : 0;
  return { activities: count('TASK'), links: count('TASKPRED') };
}

describe.skipIf(files.length === 0)('files of Primavera', () => {
  it.each(files)('%s reads with its loss report, every activity and link accounted for', file => {
    const bytes = readFileSync(new URL(file, folder));
    const { result, losses } = readPlan(bytes, { fileName: file });
    const expected = counted(new TextDecoder('windows-1252').decode(bytes), file);
    expect(result?.tasks.filter(t => t.summary !== true)).toHaveLength(expected.activities);
    const gone = losses
      .filter(l => ['Relationship', 'Task/PredecessorLink'].includes(l.element) && l.kind === 'not-kept')
      .reduce((n, l) => n + l.count, 0);
    expect((result?.links.length ?? 0) + gone).toBe(expected.links);
    expect(losses.length).toBeGreaterThan(0);
    expect(
      result?.tasks
        .filter(t => t.summary !== true && t.external !== true)
        .every(t => t.stored?.start !== undefined),
    ).toBe(true);
  });

  it("reads the same plan from both of Primavera's formats", () => {
    const pairs = ['resource-rates-test', 'percent-complete-8.4', 'PredecessorCalendar'];
    for (const name of pairs) {
      const xer = readXer(readFileSync(new URL(`${name}.xer`, folder))).result;
      const xml = files.find(f => f.startsWith(name) && !f.endsWith('.xer')) ?? '';
      const pm = readPmxml(readFileSync(new URL(xml, folder))).result;
      const shape = (plan: typeof xer) =>
        plan?.tasks
          .filter(t => t.summary !== true)
          .map(t => [t.wbs, t.name, t.type, t.percentComplete, wall(t.actualStart)]);
      if (name !== 'PredecessorCalendar') expect(shape(pm)).toEqual(shape(xer));
      expect(pm?.tasks.length).toBe(xer?.tasks.length);
    }
  });

  it('keeps the baselines of Primavera XML, the current one as number 0', () => {
    const plan = readPmxml(readFileSync(new URL('aspose-BaselineProjects.xml', folder))).result;
    const task = plan?.tasks.find(k => k.wbs === 'A1000');
    expect(task?.baselines?.map(b => [b.number, wall(b.start), wall(b.finish), b.costMinor])).toEqual([
      [0, '2023-03-08T08:00', '2023-10-18T10:00', expect.any(Number)],
      [1, '2023-03-06T08:00', '2023-03-10T16:00', expect.any(Number)],
    ]);
  });

  it('survives the way to Microsoft Project XML', () => {
    for (const file of files) {
      const plan = readPlan(readFileSync(new URL(file, folder))).result;
      if (plan === null) throw new Error(`${file} did not read`);
      const again = readMspdi(writeMspdi(plan).result);
      expect(again.findings).toEqual([]);
      expect(again.result?.tasks.map(t => [t.uid, t.name, t.durationSec, t.constraint])).toEqual(
        plan.tasks.map(t => [t.uid, t.name, t.durationSec, t.constraint]),
      );
      expect(again.result?.links.length).toBe(plan.links.length);
      expect(again.result?.calendars).toEqual(plan.calendars);
    }
  });
});

const t = (...cells: readonly string[]) => cells.join('\t');
const small = [
  t('ERMHDR', '8.2', '2020-03-17', 'Project', 'admin', 'A', 'db', 'PM', 'EUR'),
  t('%T', 'PROJECT'),
  t('%F', 'proj_id', 'proj_short_name', 'clndr_id', 'plan_start_date', 'last_recalc_date'),
  t('%R', '7', 'P7', '1', '2026-01-05 08:00', '2026-01-12 08:00'),
  t('%T', 'CALENDAR'),
  t('%F', 'clndr_id', 'clndr_name', 'default_flag', 'day_hr_cnt', 'week_hr_cnt', 'clndr_data'),
  t(
    '%R',
    '1',
    'Night',
    'Y',
    '8',
    '40',
    '(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(s|22:00|f|06:00)())))))(0||Exceptions()((0||0(d|46027)())(0||1(d|46028)((0||0(s|08:00 AM|f|01:00 PM)()))))))',
  ),
  t('%T', 'PROJWBS'),
  t('%F', 'wbs_id', 'proj_id', 'seq_num', 'proj_node_flag', 'wbs_short_name', 'wbs_name', 'parent_wbs_id'),
  t('%R', '1', '7', '0', 'Y', 'P7', 'Bridge', ''),
  t('%R', '2', '7', '1', 'N', 'B', 'Build', '1'),
  t('%T', 'TASK'),
  t(
    '%F',
    'task_id',
    'proj_id',
    'wbs_id',
    'clndr_id',
    'task_type',
    'duration_type',
    'status_code',
    'task_code',
    'task_name',
    'target_drtn_hr_cnt',
    'remain_drtn_hr_cnt',
    'cstr_type',
    'cstr_date',
    'cstr_type2',
    'cstr_date2',
    'early_start_date',
    'early_end_date',
    'act_start_date',
  ),
  t(
    '%R',
    '10',
    '7',
    '2',
    '1',
    'TT_Task',
    'DT_FixedDrtn',
    'TK_Active',
    'A10',
    'Dig',
    '40',
    '10',
    '',
    '',
    '',
    '',
    '2026-01-12 08:00',
    '2026-01-13 10:00',
    '2026-01-05 08:00',
  ),
  t(
    '%R',
    '11',
    '7',
    '2',
    '1',
    'TT_FinMile',
    'DT_FixedDrtn',
    'TK_NotStart',
    'A11',
    'Dug',
    '0',
    '0',
    'CS_MEOB',
    '2026-02-01 17:00',
    'CS_MSOA',
    '2026-01-01 08:00',
    '',
    '',
    '',
  ),
  t('%T', 'TASKPRED'),
  t('%F', 'task_pred_id', 'task_id', 'pred_task_id', 'pred_proj_id', 'pred_type', 'lag_hr_cnt'),
  t('%R', '1', '11', '10', '7', 'PR_FF', '-8'),
  t('%R', '2', '11', '99', '8', 'PR_FS', '0'),
  t('%T', 'TASKMEMO'),
  t('%F', 'task_id', 'task_memo'),
  t('%R', '10', '<HTML><BODY><p>Mind the <b>pipes</b> &amp; wires</p><p>Twice</p></BODY></HTML>'),
  '%E',
].join('\r\n');

describe('reading XER', () => {
  const { result, losses } = readXer(utf8(small));

  it('keeps structure, progress, constraints and links', () => {
    expect(result?.tasks.map(k => [k.uid, k.outlineLevel, k.wbs, k.name])).toEqual([
      [0, 0, 'P7', 'Bridge'],
      [2, 1, 'B', 'Build'],
      [3, 2, 'A10', 'Dig'],
      [4, 2, 'A11', 'Dug'],
    ]);
    expect(result?.tasks[2]).toMatchObject({
      percentComplete: 75,
      durationSec: 144_000,
      remainingDurationSec: 36_000,
      notes: 'Mind the pipes & wires\nTwice',
    });
    expect(result?.tasks[3]).toMatchObject({ milestone: true, constraint: 'FNLT', durationSec: 0 });
    expect(result?.links).toMatchObject([
      { predUid: 3, succUid: 4, type: 'FF', lagSec: -28_800 },
      { succUid: 4, type: 'FS', crossProject: '8' },
    ]);
    expect([wall(result?.header.start), wall(result?.header.statusDate), result?.header.currency]).toEqual([
      '2026-01-05T08:00',
      '2026-01-12T08:00',
      'EUR',
    ]);
  });

  it('reads calendars with nights and exceptions', () => {
    expect(result?.calendars[0]).toMatchObject({
      name: 'Night',
      weekDays: [
        { weekday: 7, working: false },
        { weekday: 1, working: true, times: [{ fromSec: 79_200, toSec: 108_000 }] },
      ],
      exceptions: [
        { from: '2026-01-05', working: false },
        { from: '2026-01-06', working: true, times: [{ fromSec: 28_800, toSec: 46_800 }] },
      ],
    });
  });

  it('reports what changed', () => {
    expect(losses.map(l => l.element)).toEqual(
      expect.arrayContaining(['Activity/secondary constraint', 'Relationship/lag', 'Relationship']),
    );
  });

  it('reads nodes nested deeper than calls can go, and circles of nodes', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) =>
      t('%R', String(i + 100), '7', '1', 'N', 'X', 'Node', String(i === 0 ? 2 : i + 99)),
    );
    const deep = readXer(utf8(small.replace('%T\tTASK\r\n', `${rows.join('\r\n')}\r\n%T\tTASK\r\n`)));
    expect(deep.result?.tasks).toHaveLength(30_004);
    const circle = readXer(
      utf8(
        small.replace(
          t('%R', '2', '7', '1', 'N', 'B', 'Build', '1'),
          t('%R', '2', '7', '1', 'N', 'B', 'Build', '2'),
        ),
      ),
    );
    expect(circle.result?.tasks.filter(k => k.summary !== true)).toHaveLength(2);
  });

  it('keeps what a file that was cut off still holds', () => {
    const cut = readXer(utf8(small.slice(0, small.indexOf('%T\tTASKPRED'))));
    expect(cut.result?.tasks).toHaveLength(4);
    expect(cut.findings).toMatchObject([{ code: 'xer.cut_off', severity: 'error' }]);
  });
});
