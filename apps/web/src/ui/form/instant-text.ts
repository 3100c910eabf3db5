const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as a field for local date and time holds it: `2026-09-30T16:05:00`, without fractions of a second. */
export function localText(instant: string): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** A local date and time as an instant in UTC, to the second; null when it is none. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace(/\.\d+Z$/, 'Z');
}
