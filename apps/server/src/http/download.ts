import type { FastifyReply } from 'fastify';
import type { Download } from '../platform/index.ts';

/** Whether a handler answered a file. */
export const isDownload = (answer: unknown): answer is Download =>
  typeof answer === 'object' && answer !== null && 'bytes' in answer && 'mediaType' in answer;

const ascii = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Sends a file so that no browser runs or guesses what it is. */
export const sendDownload = (reply: FastifyReply, { name, mediaType, bytes }: Download) =>
  reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename="${ascii(name)}"; filename*=UTF-8''${encoded(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes);
