import { createHash } from 'node:crypto';
import { AppError } from '../error/error.ts';
import type { Download, Upload } from '../handler/handler.ts';
import { newId } from '../id/id.ts';
import type { Tx } from '../tenancy/transaction.ts';

export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  /** What it is for: `upload`, `report` ... */
  readonly purpose: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const chunkSize = 1024 * 1024;

async function* inChunks(bytes: NewFile['bytes']): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    for (let from = 0; from < part.length; ) {
      const piece = part.subarray(from, from + chunkSize - size);
      parts.push(piece);
      size += piece.length;
      from += piece.length;
      if (size < chunkSize) continue;
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Stores a file in the database, a chunk at a time. */
export const storeFile = async (tx: Tx, file: NewFile): Promise<Upload> => {
  const id = newId();
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  for await (const bytes of inChunks(file.bytes)) {
    hash.update(bytes);
    size += bytes.length;
    await tx.db
      .insertInto('platformFileChunk')
      .values({ orgId: tx.org, fileId: id, number, bytes })
      .execute();
    number += 1;
  }
  const sha256 = hash.digest();
  const { name, mediaType, purpose } = file;
  await tx.db
    .insertInto('platformFile')
    .values({
      ...{ orgId: tx.org, id, name, mediaType, purpose, size, sha256 },
      createdBy: tx.actor.person,
      createdAt: tx.at,
    })
    .execute();
  return { id, name, mediaType, size, sha256: sha256.toString('hex') };
};

/** SHA-256 of bytes, in hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a stored file. Throws `not_found`. */
export const readFile = async (tx: Tx, id: string): Promise<Buffer> => {
  const rows = await tx.db
    .selectFrom('platformFileChunk')
    .select('bytes')
    .where('orgId', '=', tx.org)
    .where('fileId', '=', id)
    .orderBy('number')
    .execute();
  if (rows.length === 0 && (await describe(tx, id)) === undefined) throw noFile();
  return Buffer.concat(rows.map(r => r.bytes));
};

/** Erases the bytes of a stored file; its name, size and hash stay. */
export const eraseFile = async (tx: Tx, id: string): Promise<void> => {
  await tx.db.deleteFrom('platformFileChunk').where('orgId', '=', tx.org).where('fileId', '=', id).execute();
};

const noFile = (): AppError => new AppError('not_found', 'There is no such file.');

const describe = (tx: Tx, id: string) =>
  tx.db
    .selectFrom('platformFile')
    .select(['name', 'mediaType', 'createdBy'])
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();

/** A file for the person who uploaded it or had it made. Throws `not_found` to everybody else. */
export const downloadOwnFile = async (tx: Tx, id: string): Promise<Download> => {
  const file = await describe(tx, id);
  if (file === undefined || file.createdBy === null || file.createdBy !== tx.actor.person) throw noFile();
  return { name: file.name, mediaType: file.mediaType, bytes: await readFile(tx, id) };
};
