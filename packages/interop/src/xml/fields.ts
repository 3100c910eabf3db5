import { parseWall, type WallSecond } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { XmlRecord } from './records.ts';

/** Reads the fields of one kind of record after another, remembers which were asked for, and reports the rest as lost. */
export interface Fields {
  /** Turns to the next record; `where` names it in findings and examples. */
  readonly turn: (record: XmlRecord, where: string) => void;
  readonly has: (name: string) => boolean;
  /** The text as it is, '' for an empty element. */
  readonly raw: (name: string) => string | undefined;
  /** Text, or undefined when empty. */
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly integer: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly wall: (name: string) => WallSecond | undefined;
  /** Seconds of an ISO 8601 duration, `PT8H30M0S`. */
  readonly duration: (name: string) => number | undefined;
  readonly children: (name: string) => readonly XmlRecord[];
  /** Says that a field was looked at elsewhere or needs no mention. */
  readonly known: (...names: readonly string[]) => void;
  /** Reports what nobody asked for. */
  readonly rest: () => void;
}

const durationPattern =
  /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds of an ISO 8601 duration in hours, minutes and seconds (days as 24 hours); null when it is none. */
export function parseDuration(text: string): number | null {
  const m = durationPattern.exec(text);
  if (!m || text.length < 3 || m[2] !== undefined || m[3] !== undefined) return null;
  const seconds =
    Number(m[4] ?? 0) * 86_400 + Number(m[5] ?? 0) * 3600 + Number(m[6] ?? 0) * 60 + Number(m[7] ?? 0);
  return m[1] === '-' ? -Math.round(seconds) : Math.round(seconds);
}

/** The span of days that plans are kept in. */
export const firstWall = parseWall('1900-01-01') ?? (0 as WallSecond);
export const lastWall = parseWall('2199-12-31T23:59:59') ?? (0 as WallSecond);

const zoned = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;
const bigNumbers = 1e15;
const saysNothing = new Set(['', '0', 'false', 'PT0H0M0S', '0.0', '0.00', 'NA']);

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>();
  return text => {
    let value = memory.get(text);
    if (value === undefined) {
      value = read(text);
      if (memory.size < 50_000) memory.set(text, value);
    }
    return value;
  };
}

/** What is known of fields that nobody asks for. */
export interface Unasked {
  /** The other tool works them out, and so do we. */
  readonly recalculated?: ReadonlySet<string>;
  /** A value that says nothing because it is the usual one; without an entry that is 0, false or nothing. */
  readonly usual?: Readonly<Record<string, string>>;
}

/** The record that is being read, and which of its fields were asked for. */
interface Turn {
  record: XmlRecord;
  at: string;
  readonly kind: string;
  readonly asked: Set<string>;
  readonly to: Report;
}

function refuse(turn: Turn, name: string, what: string): undefined {
  const { kind, at, to } = turn;
  const value = turn.record.values.get(name) ?? '';
  to.lose({ element: `${kind}/${name}`, kind: 'not-kept', reason: `not ${what}` }, `${at}: ${value}`);
  to.find({
    code: 'plan.unreadable_value',
    severity: 'warning',
    message: `${name} of ${at} is "${value.slice(0, 60)}", which is not ${what}; it was left out. Correct it in the tool the file comes from.`,
    path: [kind, at, name],
  });
  return undefined;
}

function rest(turn: Turn, unasked: Unasked): void {
  const { record, kind, at, asked, to } = turn;
  for (const [name, value] of record.values) {
    if (asked.has(name)) continue;
    const expected = unasked.usual?.[name];
    if (expected === undefined ? saysNothing.has(value) : value === expected || value === '') continue;
    const computed = unasked.recalculated?.has(name) === true;
    to.lose(
      {
        element: `${kind}/${name}`,
        kind: computed ? 'recalculated' : 'not-kept',
        reason: computed ? 'a figure that is calculated anew' : 'no place in the plan',
      },
      `${at}: ${value}`,
    );
  }
  for (const child of record.children) {
    if (asked.has(child.name)) continue;
    to.lose({ element: `${kind}/${child.name}`, kind: 'not-kept', reason: 'no place in the plan' }, at);
  }
}

function numberOf(turn: Turn, name: string, value: string): number | undefined {
  const n = Number(/^-?\d+,\d+$/.test(value) ? value.replace(',', '.') : value);
  return Number.isFinite(n) && Math.abs(n) < bigNumbers ? n : refuse(turn, name, 'a usable number');
}

function flagOf(turn: Turn, name: string, value: string): boolean | undefined {
  const word = value.toLowerCase();
  if (word === '1' || word === 'true' || word === '-1' || word === 'y') return true;
  if (word === '0' || word === 'false' || word === 'n') return false;
  return refuse(turn, name, 'yes or no');
}

/** Fields of records of one kind. */
export function fieldsOf(kind: string, to: Report, unasked: Unasked = {}): Fields {
  const turn: Turn = {
    record: { name: kind, values: new Map(), children: [] },
    at: '',
    kind,
    asked: new Set(),
    to,
  };
  const wallOf = remembered(text => parseWall(zoned.exec(text)?.[1] ?? text));
  const durationOf = remembered(parseDuration);
  const raw = (name: string) => {
    turn.asked.add(name);
    return turn.record.values.get(name);
  };
  const text = (name: string) => raw(name) || undefined;
  const trimmed = (name: string) => raw(name)?.trim() || undefined;
  const number = (name: string) => {
    const value = trimmed(name);
    return value === undefined ? undefined : numberOf(turn, name, value);
  };
  return {
    turn(next, where) {
      turn.record = next;
      turn.at = where;
    },
    has: name => turn.record.values.has(name),
    raw,
    text,
    number,
    integer(name) {
      const n = number(name);
      return n === undefined ? undefined : Math.round(n);
    },
    flag(name) {
      const value = trimmed(name);
      return value === undefined ? undefined : flagOf(turn, name, value);
    },
    wall(name) {
      const value = trimmed(name);
      if (value === undefined || value === 'NA') return undefined;
      const wall = wallOf(value);
      if (wall === null) return refuse(turn, name, 'a date');
      return wall >= firstWall && wall <= lastWall
        ? wall
        : refuse(turn, name, 'a date between 1900 and 2199');
    },
    duration(name) {
      const value = trimmed(name);
      if (value === undefined) return undefined;
      if (value.includes('.')) {
        to.lose(
          { element: `${kind}/${name}`, kind: 'changed', reason: 'rounded to the second' },
          `${turn.at}: ${value}`,
        );
      }
      return durationOf(value) ?? refuse(turn, name, 'a duration such as PT8H0M0S');
    },
    children(name) {
      turn.asked.add(name);
      return turn.record.children.filter(c => c.name === name);
    },
    known: (...names) => {
      for (const name of names) turn.asked.add(name);
    },
    rest: () => rest(turn, unasked),
  };
}
