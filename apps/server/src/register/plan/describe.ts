import type { Plan } from '@chartroom/engine';
import { linkOf, type RowChange, type RowKind, rowIn } from './changes.ts';

const nouns: Readonly<Record<RowKind, readonly [string, string]>> = {
  task: ['task', 'tasks'],
  link: ['link', 'links'],
  resource: ['resource', 'resources'],
  assignment: ['assignment', 'assignments'],
  calendar: ['calendar', 'calendars'],
  settings: ['setting', 'settings'],
  field: ['field', 'fields'],
  board: ['board', 'boards'],
};

const words: Readonly<Record<string, string>> = {
  name: 'name',
  durationSec: 'duration',
  constraint: 'constraint',
  constraintDate: 'constraint date',
  deadline: 'deadline',
  percentComplete: 'progress',
  outlineLevel: 'level',
  place: 'place',
  card: 'card',
  notes: 'notes',
  manual: 'mode',
  customFields: 'own fields',
};

const nameOf = (plan: Plan, change: RowChange): string => {
  if (change.of === 'task')
    return String(rowIn(plan, change)?.name ?? change.before?.name ?? `task ${change.key}`);
  if (change.of === 'link') {
    const { predUid, succUid } = linkOf(change.key);
    const named = (uid: number) => plan.tasks.find(t => t.uid === uid)?.name ?? uid;
    const [pred, succ] = [named(predUid), named(succUid)];
    return `${pred} → ${succ}`;
  }
  return String(change.after?.name ?? change.before?.name ?? `${nouns[change.of][0]} ${change.key}`);
};

const fieldsOf = (change: RowChange): string => {
  const fields = [...Object.keys(change.after ?? {}), ...(change.place ? ['place'] : [])];
  const said = [...new Set(fields.flatMap(f => words[f] ?? []))];
  return said.length > 0 ? said.slice(0, 2).join(' and ') : 'details';
};

function one(plan: Plan, change: RowChange): string {
  const name = nameOf(plan, change).slice(0, 120);
  const [noun] = nouns[change.of];
  if (change.before === null) return `Added ${noun} ${name}`;
  if (change.after === null) return `Removed ${noun} ${name}`;
  return change.of === 'settings' ? 'Changed settings' : `Changed ${fieldsOf(change)} of ${name}`;
}

/** What a step did, in words: the one thing it did, or how many of what. */
export function describe(plan: Plan, changes: readonly RowChange[]): string {
  // An assignment that follows its task's duration is no second thing.
  const main = changes.filter(c => c.of !== 'assignment' || c.before === null || c.after === null);
  const told = main.length > 0 ? main : changes;
  const [first] = told;
  if (first && told.length === 1) return one(plan, first);
  const parts = (['added', 'removed', 'changed'] as const).flatMap(how => {
    const some = told.filter(
      c => (c.before === null ? 'added' : c.after === null ? 'removed' : 'changed') === how,
    );
    return [...Map.groupBy(some, c => c.of)].map(
      ([of, list]) => `${list.length} ${nouns[of][list.length === 1 ? 0 : 1]} ${how}`,
    );
  });
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
