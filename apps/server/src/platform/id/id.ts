import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/** A new UUIDv7 (RFC 9562): sorts by time, and within one millisecond by order of making in this process. */
export const newId = (): string => {
  const bytes = randomFillSync(new Uint8Array(16));
  const now = Date.now();
  // 12 bits count within a millisecond; when they run out, borrow from the next one.
  if (now > lastMs) {
    lastMs = now;
    counter = ((bytes[6] ?? 0) & 0x07) << 8;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const head = lastMs.toString(16).padStart(12, '0');
  const third = (0x7000 | counter).toString(16);
  const fourth = (0x8000 | (((bytes[8] ?? 0) & 0x3f) << 8) | (bytes[9] ?? 0)).toString(16);
  const tail = Buffer.from(bytes.subarray(10)).toString('hex');
  return `${head.slice(0, 8)}-${head.slice(8)}-${third}-${fourth}-${tail}`;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id, so that it may be given to the database as one. */
export const isId = (text: string): boolean => uuid.test(text);
