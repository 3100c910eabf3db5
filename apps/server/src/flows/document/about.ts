import { asDay, sayDay } from '@chartroom/engine';
import { contentHash, type Tx } from '../../platform/index.ts';
import type { Moment } from '../state/moment.ts';
import { sayInstant } from './say.ts';

/** What is printed on every document: of what it is, by what was known, and the hash of what it says. */
export interface About {
  readonly title: string;
  readonly organisation: string;
  readonly day: string;
  readonly notes: readonly string[];
  readonly hash: string;
}

/** The instant up to which a question was answered: the one that was asked for, or that of the answer. */
export const knownAtOf = (tx: Tx, moment: Moment): string =>
  moment.knownAt === 'infinity' ? tx.at : moment.knownAt;

/** Which day a document looks at and by what was known, as its first notes. */
export const momentNotes = (tx: Tx, moment: Moment, compareWith: string | null): readonly string[] => [
  `As of ${sayDay(asDay(moment.asOf))}`,
  ...(compareWith === null ? [] : [`compared with ${sayDay(asDay(compareWith))}`]),
  `known at ${sayInstant(knownAtOf(tx, moment))}`,
];

/** Puts the hash on what a document says: over its title, notes and content, whatever file it is written to. */
export function aboutContent(
  head: Omit<About, 'hash' | 'organisation'>,
  organisation: string,
  content: unknown,
): About {
  return { ...head, organisation, hash: contentHash({ ...head, organisation, content }) };
}
