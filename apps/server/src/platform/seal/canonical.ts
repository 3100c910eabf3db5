import { createHash } from 'node:crypto';

/** What of an event is hashed, and in which order. A new column of the log needs a new format. */
export const eventFormat = 1;

export const eventColumns = [
  'actor_id',
  'actor_kind',
  'after',
  'at',
  'before',
  'id',
  'name',
  'org_id',
  'person_id',
  'project_id',
  'reason',
  'request_id',
  'seq',
  'subject_id',
  'subject_kind',
] as const;

/** The values of one event as texts, in the order of `eventColumns`. */
export type Cells = readonly (string | null)[];

const at = (column: (typeof eventColumns)[number]): number => eventColumns.indexOf(column);

export const cellOf = (cells: Cells, column: (typeof eventColumns)[number]): string | null =>
  cells[at(column)] ?? null;

export const withSeq = (cells: Cells, seq: number): Cells => cells.with(at('seq'), String(seq));

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** SHA-256 of an event's canonical bytes: JSON without spaces, an object of all columns in alphabetical order. */
export const eventHash = (cells: Cells): Buffer =>
  sha256(JSON.stringify(Object.fromEntries(eventColumns.map((column, i) => [column, cells[i] ?? null]))));

/** What a block says, but its own hash. */
export interface BlockBody {
  readonly number: number;
  readonly format: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly eventCount: number;
  /** For each event: its seq in 8 bytes and its hash in 32. */
  readonly entries: Buffer;
  readonly previousHash: Buffer;
  /** Seconds since 1970 with six digits, as the database writes them. */
  readonly sealedAt: string;
}

/** SHA-256 of a block: JSON without spaces, keys in alphabetical order, bytes in hexadecimal, the entries by their SHA-256. */
export const blockHash = (org: string, block: BlockBody): Buffer =>
  sha256(
    JSON.stringify({
      entries: sha256(block.entries).toString('hex'),
      event_count: block.eventCount,
      format: block.format,
      from_seq: block.fromSeq,
      number: block.number,
      org_id: org,
      previous_hash: block.previousHash.toString('hex'),
      sealed_at: block.sealedAt,
      to_seq: block.toSeq,
    }),
  );

export interface Entry {
  readonly seq: number;
  readonly hash: Buffer;
}

const entrySize = 40;

export const packEntries = (entries: readonly Entry[]): Buffer => {
  const packed = Buffer.alloc(entries.length * entrySize);
  entries.forEach(({ seq, hash }, i) => {
    packed.writeBigInt64BE(BigInt(seq), i * entrySize);
    hash.copy(packed, i * entrySize + 8);
  });
  return packed;
};

export const unpackEntries = (packed: Buffer): readonly Entry[] =>
  Array.from({ length: Math.floor(packed.length / entrySize) }, (_, i) => ({
    seq: Number(packed.readBigInt64BE(i * entrySize)),
    hash: packed.subarray(i * entrySize + 8, (i + 1) * entrySize),
  }));
