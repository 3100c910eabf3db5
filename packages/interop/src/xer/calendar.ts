import { asDay, type CalendarException, dayNumber, dayOf, type WeekDay } from '@chartroom/engine';

interface Group {
  text: string;
  readonly groups: Group[];
}

interface Node {
  readonly name: string;
  readonly attributes: string;
  readonly children: readonly Node[];
}

const node = (group: Group): Node => ({
  name: group.text.replace(/^\s*\d+\|\|/, '').trim(),
  attributes: group.groups[0]?.text ?? '',
  children: (group.groups[1]?.groups ?? []).map(node),
});

/** Reads `(0||name(attributes)(children))`, the notation of Primavera's calendars, as far as it goes. */
function parse(text: string): readonly Node[] {
  const root: Group = { text: '', groups: [] };
  const stack = [root];
  for (const piece of text.match(/[()]|[^()]+/g) ?? []) {
    const top = stack.at(-1) ?? root;
    if (piece === '(') {
      const group: Group = { text: '', groups: [] };
      top.groups.push(group);
      if (stack.length < 50) stack.push(group);
    } else if (piece === ')') {
      if (stack.length > 1) stack.pop();
    } else top.text += piece;
  }
  return root.groups.map(node);
}

const clock = (text: string | undefined) => {
  const m = /(\d+):(\d+)\s*(AM|PM)?/i.exec(text ?? '');
  if (!m) return null;
  const half = m[3]?.toUpperCase();
  const hour = half === undefined ? Number(m[1]) : (Number(m[1]) % 12) + (half === 'PM' ? 12 : 0);
  return hour * 3600 + Number(m[2]) * 60;
};

function times(children: readonly Node[]) {
  return children
    .flatMap(child => {
      const fromSec = clock(/s\|([^|]*)/.exec(child.attributes)?.[1]);
      const until = clock(/f\|([^|]*)/.exec(child.attributes)?.[1]);
      if (fromSec === null || until === null) return [];
      return [{ fromSec, toSec: until > fromSec ? until : until + 86_400 }];
    })
    .toSorted((a, b) => a.fromSec - b.fromSec);
}

const shifts = (children: readonly Node[]) => {
  const found = times(children);
  return found.length > 0 ? { working: true, times: found } : { working: false };
};

/** Days are counted as spreadsheets do, from 1899-12-30. */
const origin = dayNumber(asDay('1899-12-30'));

/** The working week and exceptions in `clndr_data`; null when it is empty or not readable. */
export function xerCalendar(
  data: string,
): { readonly weekDays: readonly WeekDay[]; readonly exceptions: readonly CalendarException[] } | null {
  const all = parse(data.replaceAll('\u007f', ' '));
  const part = (nodes: readonly Node[], name: string): Node | undefined => {
    for (const candidate of nodes) {
      if (candidate.name === name) return candidate;
      const inside = part(candidate.children, name);
      if (inside) return inside;
    }
    return undefined;
  };
  const week = part(all, 'DaysOfWeek');
  if (!week) return null;
  const weekDays = week.children.flatMap(child => {
    const day = Number(child.name);
    return day >= 1 && day <= 7 ? [{ weekday: day === 1 ? 7 : day - 1, ...shifts(child.children) }] : [];
  });
  const exceptions = (part(all, 'Exceptions')?.children ?? []).flatMap(child => {
    const number = Number(/d\|(\d+)/.exec(child.attributes)?.[1] ?? Number.NaN);
    if (!(number > 0 && number < 110_000)) return [];
    const day = dayOf(origin + number);
    return [
      { from: day, to: day, recurrence: { kind: 'daily', everyDays: 1 } as const, ...shifts(child.children) },
    ];
  });
  return { weekDays, exceptions };
}
