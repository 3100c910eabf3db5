import { addDays, type Day, dayOfWall, formatWall, type Plan, type WallSecond } from '@chartroom/engine';

/** One entry of a calendar: a whole day, or a moment on the wall clock (no time zone: it is the same hour everywhere). */
export interface CalendarEvent {
  /** Stays the same when the event is written again, so that a calendar updates it: `project-id.task-uid@host`. */
  readonly uid: string;
  readonly title: string;
  readonly on: Day | { readonly at: WallSecond };
  readonly description?: string | undefined;
  readonly url?: string | undefined;
}

/** What a calendar is called, when it was made (`2026-11-23T09:30:00Z`; there is no clock here) and what is in it. */
export interface CalendarContent {
  readonly name: string;
  readonly stamp: string;
  readonly events: readonly CalendarEvent[];
}

const escaped = (text: string) =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/([;,])/g, '\\$1')
    .replace(/\p{Cc}/gu, '');

/** Lines are at most 75 bytes long and go on after a line end and a space; a letter is never cut. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let length = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (length + size > 75) {
      out += '\r\n ';
      length = 1;
    }
    out += letter;
    length += size;
  }
  return out;
}

const digits = (text: string) => text.replace(/[-:]/g, '');

function when(event: CalendarEvent): readonly string[] {
  if (typeof event.on === 'string') {
    return [`DTSTART;VALUE=DATE:${digits(event.on)}`, `DTEND;VALUE=DATE:${digits(addDays(event.on, 1))}`];
  }
  const text = formatWall(event.on.at);
  return [`DTSTART:${digits(text.length === 16 ? `${text}:00` : text)}`];
}

/** Writes an iCalendar file (RFC 5545). */
export function writeIcal(content: CalendarContent): Uint8Array {
  const stamp = digits(content.stamp.replace(/\.\d+/, ''));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chartroom//Milestones//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(content.name)}`,
    ...content.events.flatMap(e => [
      'BEGIN:VEVENT',
      `UID:${escaped(e.uid)}`,
      `DTSTAMP:${stamp}`,
      ...when(e),
      `SUMMARY:${escaped(e.title)}`,
      ...(e.description === undefined ? [] : [`DESCRIPTION:${escaped(e.description)}`]),
      ...(e.url === undefined ? [] : [`URL:${e.url.replace(/\p{Cc}/gu, '')}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(`${lines.map(fold).join('\r\n')}\r\n`);
}

/**
 * The milestones of a plan as whole days: tasks marked as milestones or without duration, that are active and have a
 * date in `dates` (by UID, as a schedule calculated it) or, failing that, in the file they came from.
 */
export function milestoneEvents(
  plan: Plan,
  host: string,
  dates?: ReadonlyMap<number, WallSecond>,
): readonly CalendarEvent[] {
  return plan.tasks.flatMap(task => {
    const milestone = task.milestone === true || (task.durationSec === 0 && task.summary !== true);
    const at =
      dates?.get(task.uid) ??
      task.actualFinish ??
      task.manualFinish ??
      task.stored?.finish ??
      task.stored?.start;
    if (!milestone || task.inactive || task.blank || at === undefined) return [];
    const name = plan.header.title ?? plan.header.name;
    return [
      {
        uid: `${task.uid}.${host}`,
        title: name === undefined ? task.name : `${task.name} (${name})`,
        on: dayOfWall(at),
        description: task.notes,
      },
    ];
  });
}
