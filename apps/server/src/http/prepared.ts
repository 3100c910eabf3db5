import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { PreparedJson } from '../platform/index.ts';

const compress = promisify(gzip);

/** Compressed answers, for as long as their use case keeps the answer itself. */
const compressed = new WeakMap<PreparedJson, Promise<Buffer>>();

/** Whether a handler answered JSON that it wrote itself. */
export const isPrepared = (answer: unknown): answer is PreparedJson =>
  typeof answer === 'object' && answer !== null && 'prepared' in answer;

/** Fast and good enough: the text is columns of numbers for the most part. */
const level = 2;

/** The bytes of all pieces, without ever making one text of them. */
const bytesOf = ({ prepared }: PreparedJson): Buffer => {
  const bytes = Buffer.allocUnsafe(prepared.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  let at = 0;
  for (const piece of prepared) at += bytes.write(piece, at);
  return bytes;
};

const once = (answer: PreparedJson): Promise<Buffer> => {
  const known = compressed.get(answer);
  if (known !== undefined) return known;
  const made = compress(bytesOf(answer), { level });
  compressed.set(answer, made);
  return made;
};

/**
 * Sends prepared JSON, compressed where the caller takes it. It holds no secret beside what a caller chose, so that its
 * size tells nothing (ADR 12 leaves other answers uncompressed for that reason).
 */
export const sendPrepared = async (reply: FastifyReply, answer: PreparedJson) => {
  const accepts = String(reply.request.headers['accept-encoding'] ?? '');
  reply
    .type('application/json; charset=utf-8')
    .header('etag', `"${answer.version}"`)
    .header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(accepts)) return reply.send(bytesOf(answer));
  return reply.header('content-encoding', 'gzip').send(await once(answer));
};
