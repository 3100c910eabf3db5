import { t } from '@lingui/core/macro';
import type { PlanIntent } from '../../../lib/plan-worker/intent.ts';
import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import type { CellEdit, TimelineColumn } from '../../../ui/timeline/column.ts';
import type { PlanDays } from './plan-days.ts';

/** What the columns of a plan read from, and what they change. */
export interface ColumnSource {
  readonly view: PlanView;
  readonly days: PlanDays;
  readonly number: (value: number, digits?: number) => string;
  readonly signed: (value: number, digits?: number) => string;
  readonly workDays: (fromSec: number, toSec: number) => number;
  readonly workDaySec: number;
  readonly mayEdit: boolean;
  readonly overloaded: ReadonlySet<string>;
  readonly keep: (intent: PlanIntent) => void;
}

const isNew = (s: ColumnSource, i: number) => Number.isNaN(s.view.columns.wasStart[i]);
const at = (column: Float64Array | Float32Array, i: number) => column[i] ?? Number.NaN;
const isSummary = (s: ColumnSource, i: number) => s.view.columns.shape[i] === 2;
const isDone = (s: ColumnSource, i: number) => at(s.view.columns.progress, i) >= 1;

/** The dates of a finish that moved, in working days. */
const movedDays = (s: ColumnSource, i: number): number => {
  const was = at(s.view.columns.wasFinish, i);
  return Number.isNaN(was) ? 0 : s.workDays(was, at(s.view.columns.finish, i));
};

function read(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0 ? null : value;
}

function edits(s: ColumnSource) {
  const { columns: c } = s.view;
  const uid = (i: number) => c.uid[i] ?? 0;
  const may = (edit: (i: number) => CellEdit, open: (i: number) => boolean = () => true) =>
    s.mayEdit ? (i: number) => (open(i) ? edit(i) : null) : undefined;
  const leaf = (i: number) => !isSummary(s, i) && c.shape[i] !== 4 && !isDone(s, i);
  const date = (label: string, column: Float64Array, intent: (i: number, sec: number) => PlanIntent) =>
    may(
      i => ({
        value: s.days.iso(at(column, i)),
        label,
        kind: 'date',
        commit: text => {
          const sec = s.days.read(text);
          if (sec === null) return t`Write a day, such as 2026-10-14.`;
          s.keep(intent(i, sec));
          return null;
        },
      }),
      leaf,
    );
  return {
    name: may(i => ({
      value: textAt(c.name, i),
      label: t`Task`,
      commit: text => {
        if (text.trim() === '') return t`A task needs a name.`;
        s.keep({
          kind: 'commands',
          commands: [{ do: 'update', task: uid(i), fields: { name: text.trim() } }],
        });
        return null;
      },
    })),
    days: may(
      i => ({
        value: String(Math.round((at(c.durationSec, i) / s.workDaySec) * 100) / 100),
        label: t`Duration in days`,
        kind: 'number',
        commit: text => {
          const days = read(text);
          if (days === null) return t`Write a number of days, such as 8 or 0.5.`;
          const durationSec = Math.round(days * s.workDaySec);
          s.keep({ kind: 'commands', commands: [{ do: 'update', task: uid(i), fields: { durationSec } }] });
          return null;
        },
      }),
      leaf,
    ),
    start: date(t`Start`, c.start, (i, startSec) => ({ kind: 'move', uid: uid(i), startSec, byDay: true })),
    finish: date(t`Finish`, c.finish, (i, sec) => ({ kind: 'finish', uid: uid(i), finishSec: sec + 86_400 })),
    percent: may(
      i => ({
        value: String(Math.round(at(c.progress, i) * 100)),
        label: t`Percent complete`,
        kind: 'number',
        commit: text => {
          const percentComplete = read(text);
          if (percentComplete === null || percentComplete > 100) return t`Write a number from 0 to 100.`;
          s.keep({ kind: 'commands', commands: [{ do: 'progress', task: uid(i), percentComplete }] });
          return null;
        },
      }),
      i => !isSummary(s, i) && c.shape[i] !== 4,
    ),
  };
}

type Edits = ReturnType<typeof edits>;

/** What a task is, how long it takes and when. */
function dateColumns(s: ColumnSource, edit: Edits): readonly TimelineColumn[] {
  const { columns: c } = s.view;
  return [
    { key: 'wbs', title: t`WBS`, width: 52, text: i => textAt(c.wbs, i), tone: () => 'muted' },
    { key: 'name', title: t`Task`, width: 190, tree: true, text: i => textAt(c.name, i), edit: edit.name },
    {
      key: 'days',
      title: t`Days`,
      width: 44,
      right: true,
      text: i => s.number(at(c.durationSec, i) / s.workDaySec),
      edit: edit.days,
    },
    {
      key: 'start',
      title: t`Start`,
      width: 78,
      right: true,
      text: i => s.days.day(at(c.start, i)),
      tone: i => (!isNew(s, i) && at(c.wasStart, i) !== at(c.start, i) ? 'strong' : undefined),
      edit: edit.start,
    },
    {
      key: 'finish',
      title: t`Finish`,
      width: 78,
      right: true,
      text: i => s.days.day(at(c.finish, i)),
      tone: i => (movedDays(s, i) !== 0 ? 'strong' : undefined),
      edit: edit.finish,
    },
  ];
}

/** What changed, what room there is, how far it has come, who does it. */
function stateColumns(s: ColumnSource, edit: Edits): readonly TimelineColumn[] {
  const { columns: c } = s.view;
  const slackDays = (i: number) => at(c.slackSec, i) / s.workDaySec;
  return [
    {
      key: 'moved',
      title: t`Moved`,
      width: 56,
      right: true,
      text: i => (movedDays(s, i) === 0 ? '' : t`${s.signed(movedDays(s, i))} d`),
      tone: () => 'strong',
    },
    {
      key: 'slack',
      title: t`Slack`,
      width: 46,
      right: true,
      text: i => (Number.isNaN(at(c.slackSec, i)) || isDone(s, i) ? '' : s.number(slackDays(i))),
      tone: i => (slackDays(i) < 0 && !isDone(s, i) ? 'bad' : undefined),
    },
    {
      key: 'percent',
      title: '%',
      width: 40,
      right: true,
      text: i => (c.shape[i] === 3 ? '' : s.number(at(c.progress, i) * 100, 0)),
      tone: i => (isDone(s, i) ? 'muted' : undefined),
      edit: edit.percent,
    },
    {
      key: 'who',
      title: t`Who`,
      width: 84,
      text: () => '',
      marks: i =>
        textAt(c.who, i)
          .split(' ')
          .filter(Boolean)
          .map(text =>
            s.overloaded.has(text)
              ? { text: `▲ ${text}`, tone: 'bad' as const, title: t`Over-allocated` }
              : { text },
          ),
    },
  ];
}

/** The columns of a plan, in their usual order. */
export function planGridColumns(s: ColumnSource): readonly TimelineColumn[] {
  const edit = edits(s);
  return [...dateColumns(s, edit), ...stateColumns(s, edit)];
}
