import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { AppError, invalidField, type NewFile } from '../platform/index.ts';
import { HttpError } from './problem.ts';

/** An upload, on disk until the request has ended. */
export interface Received {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly sha256: string;
  readonly file: () => NewFile;
  readonly discard: () => Promise<void>;
}

/** Only the last part of a name, without control characters: it is shown and offered on download. */
const cleanName = (name: string | undefined): string => {
  const last = basename((name ?? '').replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return last.slice(0, 200) || 'file';
};

const cleanType = (type: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';

interface Part {
  readonly type: 'file' | 'field';
  readonly fieldname: string;
}

/** What the multipart parser throws has no code; failures of the disk and refusals of ours have one. */
const isMalformed = (error: unknown): boolean => error instanceof Error && !('code' in error);

/** Takes in the one file of a multipart body and its other fields. Throws `limit`, `invalid`, `unsupported`. */
export const receiveUpload = async (request: FastifyRequest): Promise<Received> => {
  if (!request.isMultipart()) {
    throw new HttpError(415, 'unsupported', 'Send the file as multipart/form-data in the field "file".');
  }
  const path = join(tmpdir(), `chartroom-upload-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  const fields = new Map<string, unknown>();
  let file: { name: string; mediaType: string; sha256: string } | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields.set((part satisfies Part).fieldname, part.value);
      } else if (part.fieldname !== 'file' || file !== null) {
        part.file.resume();
        throw invalidField(`body.${part.fieldname}`, 'Send one file, in the field "file".');
      } else {
        const hash = createHash('sha256');
        const hashing = new Transform({
          transform: (chunk, _encoding, done) => {
            hash.update(chunk);
            done(null, chunk);
          },
        });
        await pipeline(part.file, hashing, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        if (part.file.truncated)
          throw new HttpError(413, 'limit', 'The file is larger than may be uploaded.');
        file = {
          name: cleanName(part.filename),
          mediaType: cleanType(part.mimetype),
          sha256: hash.digest('hex'),
        };
      }
    }
    if (file === null) throw invalidField('body.file', 'Send a file in the field "file".');
  } catch (error) {
    await discard();
    throw isMalformed(error)
      ? new AppError('invalid', 'The upload is malformed, or was cut off. Send it again.')
      : error;
  }
  const { name, mediaType, sha256 } = file;
  return {
    fields: Object.fromEntries(fields),
    sha256,
    file: () => ({ name, mediaType, purpose: 'upload', bytes: createReadStream(path) }),
    discard,
  };
};
