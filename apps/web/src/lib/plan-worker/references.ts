import type { PlanCommand, RowPlace } from '@chartroom/engine';

/**
 * Commands as the server takes them: rows that do not exist there yet go by the negative numbers under which they are
 * created. `refs` gives that number for a task or a resource of the session, or its own number.
 */
export function forServer(
  commands: readonly PlanCommand[],
  refs: { readonly task: (uid: number) => number; readonly resource: (uid: number) => number },
): readonly PlanCommand[] {
  const refOf = refs.task;
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
      case 'assign':
      case 'unassign':
        return { ...command, task: refOf(command.task), resource: refs.resource(command.resource) };
      case 'resource':
      case 'remove-resource':
        return { ...command, resource: refs.resource(command.resource) };
      case 'update':
      case 'progress':
      case 'split':
        return { ...command, task: refOf(command.task) };
      default:
        return command;
    }
  });
}

/**
 * Every task and every resource that is created gets a negative number of its own, unlike those of other steps: at the
 * server all steps are one list.
 */
export function named(commands: readonly PlanCommand[], next: () => number): readonly PlanCommand[] {
  const resources = new Map<number, number>();
  const own = (resource: number) => resources.get(resource) ?? resource;
  return commands.map(c => {
    switch (c.do) {
      case 'create':
        return c.ref === undefined ? { ...c, ref: next() } : c;
      case 'resource':
        if (c.resource < 0 && !resources.has(c.resource)) resources.set(c.resource, next());
        return { ...c, resource: own(c.resource) };
      case 'assign':
      case 'unassign':
      case 'remove-resource':
        return { ...c, resource: own(c.resource) };
      default:
        return c;
    }
  });
}
