import type { PlanCalendar } from '../schedule/plan-calendar.ts';
import type { GroundCommand } from './command.ts';
import { type Draft, nextUid, type Refusal, refuse, uidOf, withFields } from './draft.ts';

function circular(calendars: readonly PlanCalendar[], uid: number): boolean {
  const byUid = new Map(calendars.map(c => [c.uid, c]));
  const seen = new Set<number>();
  for (let at = byUid.get(uid); at; at = at.baseUid === undefined ? undefined : byUid.get(at.baseUid)) {
    if (seen.has(at.uid)) return true;
    seen.add(at.uid);
  }
  return false;
}

function putCalendar(draft: Draft, named: number, fields: Omit<PlanCalendar, 'uid'>): Refusal {
  const { calendars } = draft.plan;
  const known = uidOf(draft, named, 'calendar');
  const at = calendars.findIndex(c => c.uid === known);
  if (at < 0 && named >= 0)
    return refuse('no-calendar', `There is no calendar ${named} in the plan.`, [`calendar ${named}`]);
  const uid = at < 0 ? nextUid(calendars) : known;
  const next = { ...fields, uid };
  const after = at < 0 ? [...calendars, next] : calendars.with(at, next);
  if (next.baseUid !== undefined && !after.some(c => c.uid === next.baseUid))
    return refuse('no-calendar', `There is no calendar ${next.baseUid} to derive ${next.name} from.`, [
      next.name,
    ]);
  if (circular(after, uid))
    return refuse(
      'calendar-cycle',
      `${next.name} would be derived from itself. Choose another base calendar.`,
      [next.name],
    );
  if (at < 0) draft.created.calendar.set(named, uid);
  draft.plan = { ...draft.plan, calendars: after };
  return null;
}

function removeCalendar(draft: Draft, named: number): Refusal {
  const uid = uidOf(draft, named, 'calendar');
  const { plan } = draft;
  const users = [
    ...(plan.header.calendarUid === uid ? ['the project'] : []),
    ...plan.calendars.filter(c => c.baseUid === uid).map(c => c.name),
    ...plan.tasks.filter(t => t.calendarUid === uid).map(t => t.name),
    ...plan.resources.filter(r => r.calendarUid === uid).map(r => r.name),
  ];
  if (users.length > 0)
    return refuse(
      'calendar-in-use',
      `Calendar ${uid} is used by ${users.slice(0, 3).join(', ')}${users.length > 3 ? ` and ${users.length - 3} more` : ''}. Give them another first.`,
      [`calendar ${uid}`],
    );
  const calendars = plan.calendars.filter(c => c.uid !== uid);
  if (calendars.length === plan.calendars.length)
    return refuse('no-calendar', `There is no calendar ${uid} in the plan.`, [`calendar ${uid}`]);
  draft.plan = { ...plan, calendars };
  return null;
}

function putResource(
  draft: Draft,
  { resource, fields }: Extract<GroundCommand, { do: 'resource' }>,
): Refusal {
  const { resources } = draft.plan;
  const known = uidOf(draft, resource, 'resource');
  const at = resources.findIndex(r => r.uid === known);
  if (at < 0 && resource >= 0)
    return refuse('no-resource', `There is no resource ${resource} in the plan.`, [`resource ${resource}`]);
  if (at < 0 && !fields.name)
    return refuse('nameless-resource', 'A new resource needs a name.', [`resource ${resource}`]);
  const uid = at < 0 ? nextUid(resources) : known;
  const base = resources[at] ?? { uid, name: fields.name ?? '', kind: 'work', rates: [] };
  const next = withFields(base, fields);
  if (next.calendarUid !== undefined && !draft.plan.calendars.some(c => c.uid === next.calendarUid))
    return refuse('no-calendar', `There is no calendar ${next.calendarUid} in the plan.`, [next.name]);
  if (at < 0) draft.created.resource.set(resource, uid);
  draft.plan = { ...draft.plan, resources: at < 0 ? [...resources, next] : resources.with(at, next) };
  return null;
}

function removeResource(draft: Draft, named: number): Refusal {
  const uid = uidOf(draft, named, 'resource');
  const resources = draft.plan.resources.filter(r => r.uid !== uid);
  if (resources.length === draft.plan.resources.length)
    return refuse('no-resource', `There is no resource ${uid} in the plan.`, [`resource ${uid}`]);
  const assignments = draft.plan.assignments.filter(a => a.resourceUid !== uid);
  draft.plan = { ...draft.plan, resources, assignments };
  return null;
}

function putSettings(draft: Draft, fields: Extract<GroundCommand, { do: 'settings' }>['fields']): Refusal {
  const header = withFields(draft.plan.header, fields);
  if (!draft.plan.calendars.some(c => c.uid === header.calendarUid))
    return refuse('no-calendar', `There is no calendar ${header.calendarUid} in the plan.`, ['settings']);
  if (header.scheduleFrom === 'finish' && header.finish === undefined)
    return refuse('no-finish', 'To schedule from the finish, the plan needs a finish date.', ['settings']);
  draft.plan = { ...draft.plan, header };
  return null;
}

function putField(draft: Draft, { key, of, name }: Extract<GroundCommand, { do: 'field' }>): Refusal {
  const { customFields } = draft.plan;
  const at = customFields.findIndex(f => f.key === key);
  const next = { ...customFields[at], key, of, name };
  draft.plan = {
    ...draft.plan,
    customFields: at < 0 ? [...customFields, next] : customFields.with(at, next),
  };
  return null;
}

function removeField(draft: Draft, key: string): Refusal {
  const { plan } = draft;
  const customFields = plan.customFields.filter(f => f.key !== key);
  if (customFields.length === plan.customFields.length)
    return refuse('no-field', `There is no field ${key} in the plan.`, [`field ${key}`]);
  const tasks = plan.tasks.map(t =>
    t.customFields?.some(v => v.field === key)
      ? { ...t, customFields: t.customFields.filter(v => v.field !== key) }
      : t,
  );
  draft.plan = { ...plan, customFields, tasks };
  return null;
}

/** Changes calendars, resources, settings and fields of one's own. */
export function editGround(draft: Draft, command: GroundCommand): Refusal {
  draft.rebuilt = true;
  switch (command.do) {
    case 'settings':
      return putSettings(draft, command.fields);
    case 'calendar':
      return putCalendar(draft, command.calendar, command.fields);
    case 'remove-calendar':
      return removeCalendar(draft, command.calendar);
    case 'resource':
      return putResource(draft, command);
    case 'remove-resource':
      return removeResource(draft, command.resource);
    case 'field':
      return putField(draft, command);
    case 'remove-field':
      return removeField(draft, command.key);
  }
}
