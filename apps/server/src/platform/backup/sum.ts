import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { AppError } from '../error/error.ts';

/**
 * A gzip member that holds one line: the SHA-256 of the file before it. It is written by hand, uncompressed, because
 * every one of its bytes must be known: gzip itself does not protect the bytes of its header.
 */
const sumMember = (sha256: string): Buffer => {
  const line = Buffer.from(`{"sha256":"${sha256}"}\n`);
  const frame = Buffer.alloc(15);
  frame.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1]);
  frame.writeUInt16LE(line.length, 11);
  frame.writeUInt16LE(~line.length & 0xffff, 13);
  const ending = Buffer.alloc(8);
  ending.writeUInt32LE(crc32(line), 0);
  ending.writeUInt32LE(line.length, 4);
  return Buffer.concat([frame, line, ending]);
};

const memberLength = sumMember('0'.repeat(64)).length;

/** Passes bytes on and adds their sum at the end. */
export const addSum = (): Transform => {
  const hash: Hash = createHash('sha256');
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(null, sumMember(hash.digest('hex')));
    },
  });
};

const damaged = (file: string): AppError =>
  new AppError(
    'invalid',
    `${file} is damaged, not complete, or no backup: its sum does not fit. Take another one.`,
  );

/** Reads a whole file and compares its sum; answers the sum. Throws `invalid` when a single bit is not as it was. */
export const checkSum = async (file: string): Promise<string> => {
  const { size } = await stat(file).catch(error => {
    throw new AppError('not_found', `${file} cannot be read: ${error.message}`);
  });
  if (size <= memberLength) throw damaged(file);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: size - memberLength - 1 })) hash.update(chunk);
  const sha256 = hash.digest('hex');
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(memberLength), 0, memberLength, size - memberLength);
    if (!buffer.equals(sumMember(sha256))) throw damaged(file);
  } finally {
    await handle.close();
  }
  return sha256;
};
