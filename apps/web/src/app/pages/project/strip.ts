import type { ProjectPage } from '@chartroom/contract';

const bars = 20;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The status in force on evenly spaced days from the first change to the day looked at, oldest first. */
export function sampled(strip: ProjectPage['strip'], asOf: string): ProjectPage['strip'] {
  const first = strip[0];
  const last = strip.at(-1);
  if (first === undefined || last === undefined) return [];
  if (strip.length === 1) return [first];
  const [from, to] = [time(first.day), Math.max(time(asOf), time(last.day))];
  return Array.from({ length: bars }, (_, i) => {
    const at = from + ((to - from) * i) / (bars - 1);
    return strip.findLast(point => time(point.day) <= at) ?? first;
  });
}
