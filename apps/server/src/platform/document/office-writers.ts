// The libraries behind office files are read when the first is written: servers and commands start without them.
import type { Deck } from './deck.ts';
import type { Paper } from './paper.ts';

/** Writes a paper as DOCX with real headings, tables and core properties; the same bytes for the same paper. */
export const writePaperWord = async (paper: Paper): Promise<Uint8Array> =>
  (await import('./paper-word.ts')).writePaperWord(paper);

/** A paper as slides: a cover, then a section on one or more; long tables are cut after twelve rows. */
export const writePaperSlides = async (paper: Paper): Promise<Uint8Array> =>
  (await import('./paper-slides.ts')).writePaperSlides(paper);

/** Writes a presentation with native tables and charts; the same bytes for the same deck. */
export const writeSlides = async (deck: Deck): Promise<Uint8Array> =>
  (await import('./slides.ts')).writeSlides(deck);
