import { type Day, dayNumber, dayOf, parseDay } from './day.ts';

/**
 * A plan's wall-clock time without a zone: integer seconds since 1970-01-01T00:00 on the clock on the wall.
 * Seconds, not minutes, because files of other tools hold them; never an instant, so no zone and no clock change.
 */
export type WallSecond = number & { readonly __brand: 'WallSecond' };

const daySec = 86_400;
const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** Reads `2026-01-05T08:00`, `2026-01-05T08:00:30` or `2026-01-05` (midnight); null when it is none of these. */
export function parseWall(text: string): WallSecond | null {
  const m = pattern.exec(text);
  const day = m?.[1] === undefined ? null : parseDay(m[1]);
  if (!m || day === null) return null;
  const [hour, minute, second] = [Number(m[2] ?? 0), Number(m[3] ?? 0), Number(m[4] ?? 0)];
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null;
  return (dayNumber(day) * daySec + hour * 3600 + minute * 60 + second) as WallSecond;
}

/** Reads a wall time that is known to be one. */
export function asWall(text: string): WallSecond {
  const wall = parseWall(text);
  if (wall === null) throw new Error(`Broken assumption: ${text} is a wall time`);
  return wall;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Writes `2026-01-05T08:00`, and `2026-01-05T08:00:30` only where there are seconds. */
export function formatWall(wall: WallSecond): string {
  const day = Math.floor(wall / daySec);
  const rest = wall - day * daySec;
  const second = rest % 60;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}`;
  return `${dayOf(day)}T${time}${second === 0 ? '' : `:${two(second)}`}`;
}

/** The calendar day in which a wall time lies; midnight belongs to the day that begins. */
export const dayOfWall = (wall: WallSecond): Day => dayOf(Math.floor(wall / daySec));

/** The first second of a day. */
export const wallOfDay = (day: Day): WallSecond => (dayNumber(day) * daySec) as WallSecond;
