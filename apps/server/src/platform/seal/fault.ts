import { type Cells, cellOf, eventHash, withSeq } from './canonical.ts';

/** Something wrong with a sealed log. */
export interface Fault {
  readonly kind:
    | 'changed'
    | 'deleted'
    | 'inserted'
    | 'moved'
    | 'cut-off'
    | 'personal-changed'
    | 'block-changed'
    | 'block-missing'
    | 'block-replaced';
  readonly block: number;
  /** The row it is about, by its place in the log; null for a fault of a block. */
  readonly seq: number | null;
  readonly eventId: string | null;
  readonly message: string;
}

/** A place in the log where what is there is not what was sealed. */
export interface BadRow {
  readonly block: number;
  readonly seq: number;
  /** What was sealed; null: nothing was. */
  readonly sealed: Buffer | null;
  /** What is there; null: nothing is. */
  readonly cells: Cells | null;
}

const named = (seq: number, cells: Cells): string =>
  `Row ${seq} (${cellOf(cells, 'name')}, event ${cellOf(cells, 'id')})`;

/** Where else the same event was sealed: it was moved from there. */
const sealedElsewhere = (cells: Cells, seq: number, all: readonly BadRow[]): number | null =>
  all.find(other => other.seq !== seq && other.sealed?.equals(eventHash(withSeq(cells, other.seq))) === true)
    ?.seq ?? null;

const faultOf = (bad: BadRow, newest: number, all: readonly BadRow[]): Fault => {
  const { block, seq, sealed, cells } = bad;
  const place = { block, seq, eventId: cells === null ? null : cellOf(cells, 'id') };
  if (cells === null) {
    if (seq > newest) {
      const message = `Row ${seq} of block ${block} is missing: the log is cut off after row ${newest}.`;
      return { ...place, kind: 'cut-off', message };
    }
    return { ...place, kind: 'deleted', message: `Row ${seq} of block ${block} was deleted.` };
  }
  const origin = sealedElsewhere(cells, seq, all);
  if (origin !== null) {
    const message = `${named(seq, cells)} of block ${block} was moved: it was sealed as row ${origin}.`;
    return { ...place, kind: 'moved', message };
  }
  return sealed === null
    ? {
        ...place,
        kind: 'inserted',
        message: `${named(seq, cells)} was inserted: block ${block} was sealed without it.`,
      }
    : {
        ...place,
        kind: 'changed',
        message: `${named(seq, cells)} of block ${block} was changed after it was sealed.`,
      };
};

/** Says of each bad row what was done to it; `newest` is the highest seq that is there. */
export const faultsOf = (bad: readonly BadRow[], newest: number): readonly Fault[] =>
  bad.map(row => faultOf(row, newest, bad));
