/** What a column of a task list can mean. */
export type TaskField =
  | 'id'
  | 'wbs'
  | 'level'
  | 'name'
  | 'duration'
  | 'start'
  | 'finish'
  | 'predecessors'
  | 'resources'
  | 'percent'
  | 'work'
  | 'milestone'
  | 'manual'
  | 'constraint'
  | 'constraintDate'
  | 'deadline'
  | 'fixedCost'
  | 'notes';

/** The names under which lists are written; the first is ours. */
export const columnNames: Readonly<Record<TaskField, readonly string[]>> = {
  id: ['ID', 'No', 'No.', 'Number', 'Task ID', '#'],
  wbs: ['WBS', 'WBS code', 'Outline number', 'Activity ID', 'Code'],
  level: ['Outline level', 'Level', 'Indent'],
  name: [
    'Name',
    'Task name',
    'Task',
    'Activity',
    'Activity name',
    'Title',
    'Summary',
    'Subject',
    'Description',
  ],
  duration: ['Duration', 'Original duration', 'Planned duration', 'Days'],
  start: ['Start', 'Start date', 'Planned start', 'Begin', 'From'],
  finish: ['Finish', 'Finish date', 'End', 'End date', 'Planned finish', 'Due', 'Due date', 'To'],
  predecessors: ['Predecessors', 'Predecessor', 'Depends on', 'Dependencies'],
  resources: ['Resource names', 'Resources', 'Resource', 'Assigned to', 'Assignee', 'Owner', 'Responsible'],
  percent: ['% complete', 'Percent complete', 'Complete', 'Progress', '% done'],
  work: ['Work', 'Effort', 'Hours', 'Planned work'],
  milestone: ['Milestone', 'Is milestone'],
  manual: ['Task mode', 'Manual', 'Mode'],
  constraint: ['Constraint type', 'Constraint'],
  constraintDate: ['Constraint date'],
  deadline: ['Deadline'],
  fixedCost: ['Fixed cost', 'Cost', 'Budget'],
  notes: ['Notes', 'Note', 'Comments', 'Comment'],
};

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** Which column holds which field: earlier names win, so that "Name" is taken before "Description". */
export function matchColumns(columns: readonly string[]): ReadonlyMap<TaskField, number> {
  const found = new Map<TaskField, number>();
  const taken = new Set<number>();
  for (const [field, names] of Object.entries(columnNames) as readonly (readonly [
    TaskField,
    readonly string[],
  ])[]) {
    for (const name of names) {
      const at = columns.findIndex((c, i) => !taken.has(i) && plain(c) === plain(name));
      if (at < 0) continue;
      found.set(field, at);
      taken.add(at);
      break;
    }
  }
  return found;
}
