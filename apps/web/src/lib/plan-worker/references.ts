import type { PlanCommand, RowPlace } from '@chartroom/engine';

/**
 * Commands as the server takes them: rows that do not exist there yet go by the negative numbers under which they are
 * created. `refOf` gives that number for a row of the session, or its own number.
 */
export function forServer(
  commands: readonly PlanCommand[],
  refOf: (uid: number) => number,
): readonly PlanCommand[] {
  const place = (p: RowPlace): RowPlace =>
    'before' in p
      ? { before: refOf(p.before) }
      : 'after' in p
        ? { after: refOf(p.after) }
        : { under: refOf(p.under) };
  return commands.map(command => {
    switch (command.do) {
      case 'create':
        return command.place === undefined ? command : { ...command, place: place(command.place) };
      case 'move':
        return { ...command, tasks: command.tasks.map(refOf), place: place(command.place) };
      case 'delete':
      case 'indent':
      case 'outdent':
        return { ...command, tasks: command.tasks.map(refOf) };
      case 'link':
      case 'unlink':
        return { ...command, pred: refOf(command.pred), succ: refOf(command.succ) };
      case 'update':
      case 'assign':
      case 'unassign':
      case 'progress':
      case 'split':
        return { ...command, task: refOf(command.task) };
      default:
        return command;
    }
  });
}

/** Every row that is created gets a negative number of its own. */
export function named(commands: readonly PlanCommand[], next: () => number): readonly PlanCommand[] {
  return commands.map(c => (c.do === 'create' && c.ref === undefined ? { ...c, ref: next() } : c));
}
