import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { PlanIntent } from '../../../lib/plan-worker/intent.ts';
import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import type { BarDrag, GanttChoice, GanttCommand } from '../../../ui/timeline/gantt-scene.ts';
import type { PlanDays } from './plan-days.ts';

interface Editing {
  readonly view: PlanView | null;
  readonly days: PlanDays;
  readonly mayEdit: boolean;
  readonly workDays: (fromSec: number, toSec: number) => number;
}

/** A drag as what somebody means by it. */
export function intentOf(drag: BarDrag, uid: number, pxPerDay: number): PlanIntent {
  switch (drag.part) {
    case 'move':
      return { kind: 'move', uid, startSec: drag.startSec, byDay: pxPerDay < 120 };
    case 'start':
      return { kind: 'start', uid, startSec: drag.startSec };
    case 'finish':
      return { kind: 'finish', uid, finishSec: drag.finishSec };
    case 'progress':
      return { kind: 'progress', uid, percent: drag.progress * 100 };
  }
}

/** The tasks of a choice as numbers of the plan. */
export const uidsOf = (view: PlanView, choice: GanttChoice): readonly number[] =>
  [...(choice.chosen.size > 0 ? choice.chosen : [choice.active])]
    .toSorted((a, b) => a - b)
    .flatMap(i => view.columns.uid[i] ?? []);

/** What a key asks for as an intent; null where it asks for something else. */
export function intentOfCommand(command: GanttCommand, uids: readonly number[]): PlanIntent | null {
  switch (command.kind) {
    case 'move':
      return { kind: 'nudge', uids, days: command.days };
    case 'stretch':
      return { kind: 'stretch', uids, days: command.days };
    case 'indent':
    case 'outdent':
      return { kind: 'commands', commands: [{ do: command.kind, tasks: uids }] };
    case 'delete':
      return { kind: 'commands', commands: [{ do: 'delete', tasks: uids }] };
    default:
      return null;
  }
}

/** Rows of a spreadsheet as commands that add tasks below one: name, then days. */
export function pastedRows(text: string, after: number | undefined, workDaySec: number): PlanIntent | null {
  const rows = text
    .split(/\r?\n/)
    .map(line => line.split('\t'))
    .filter(([name]) => (name ?? '').trim() !== '');
  if (rows.length === 0 || rows.length > 2_000) return null;
  return {
    kind: 'commands',
    commands: rows.toReversed().map(([name = '', days = '1']) => {
      const length = Number(days.replace(',', '.'));
      const durationSec = Math.round((Number.isFinite(length) && length >= 0 ? length : 1) * workDaySec);
      const fields = { name: name.trim().slice(0, 1_000), durationSec };
      return { do: 'create' as const, fields, ...(after === undefined ? {} : { place: { after } }) };
    }),
  };
}

/** What a change of a bar is said to be: its new place, and by how many working days it moved. */
export function usePlanSpeech({ view, days, workDays }: Editing) {
  const { t } = useLingui();
  const moved = (i: number): number => {
    const c = view?.columns;
    const was = c?.wasFinish[i] ?? Number.NaN;
    if (c === undefined || Number.isNaN(was)) return 0;
    return workDays(was, c.finish[i] ?? Number.NaN);
  };
  const amount = (n: number): string => {
    const count = Math.abs(n);
    if (n === 0) return t`not moved`;
    return n > 0
      ? t`${plural(count, { one: '# working day later', other: '# working days later' })}`
      : t`${plural(count, { one: '# working day earlier', other: '# working days earlier' })}`;
  };
  return {
    /** Beside the bar. */
    short: (i: number): string => {
      const n = moved(i);
      const count = Math.abs(n);
      const signed = n > 0 ? `+${count}` : `−${count}`;
      return n === 0 ? '' : t`${signed} ${plural(count, { one: 'working day', other: 'working days' })}`;
    },
    /** In the live region. */
    spoken: (i: number): string => {
      const c = view?.columns;
      if (c === undefined) return '';
      const name = textAt(c.name, i);
      const start = days.spoken(c.start[i] ?? Number.NaN);
      const finish = days.spoken(c.finish[i] ?? Number.NaN);
      return start === finish
        ? t`${name}, ${finish}, ${amount(moved(i))}`
        : t`${name}, ${start} to ${finish}, ${amount(moved(i))}`;
    },
  };
}
