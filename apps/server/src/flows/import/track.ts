import type { Attributes } from '../../register/index.ts';
import type { KnownFact, KnownProject } from './known.ts';

/** A project while an import is planned: what is known of it, and what the import adds, by day. */
export interface Track {
  /** Its id; for one that the import adds, a stand-in. */
  readonly ref: string;
  readonly matchKey: string;
  readonly project: KnownProject | null;
  readonly facts: readonly KnownFact[];
}

/** What was true on a day; null before anything was known. */
export const stateOn = (track: Track, day: string): Attributes | null =>
  track.facts.findLast(f => f.day <= day)?.attributes ?? null;

/** The state to build on: on that day, else the first ever known. */
export const baseFor = (track: Track, day: string): Attributes | null =>
  stateOn(track, day) ?? track.facts[0]?.attributes ?? null;

/** The track with what is true from a day on. */
export function withFact(track: Track, fact: KnownFact): Track {
  const { facts } = track;
  const last = facts.at(-1);
  // An import plans by day, so that nearly every fact is the latest: sorting them each time would be most of its work.
  if (last === undefined || last.day < fact.day) return { ...track, facts: [...facts, fact] };
  const sorted = [...facts.filter(f => f.day !== fact.day), fact].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ...track, facts: sorted };
}

/**
 * A fact put before a day that was reported on already would change what was true on that day, where nothing was
 * recorded because nothing had changed. This is the fact that keeps it as it was; null where none is needed.
 */
export function keptAfter(track: Track, day: string): KnownFact | null {
  const before = stateOn(track, day);
  if (before === null) return null;
  const nextReport = [...(track.project?.reports.keys() ?? [])].sort().find(d => d > day);
  if (nextReport === undefined || track.facts.some(f => f.day > day && f.day <= nextReport)) return null;
  return { day: nextReport, attributes: before };
}
