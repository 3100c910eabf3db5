import { randomFillSync } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/** Random bytes for some hundred ids: to ask the system for each takes longer than all the rest of an id. */
const random = Buffer.allocUnsafeSlow(4_096);
let used = random.length;

/** Where 16 bytes begin that no other id has. */
function nextBytes(): number {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += 16;
  return used - 16;
}

/** A new UUIDv7 (RFC 9562): sorts by time, and within one millisecond by order of making in this process. */
export const newId = (): string => {
  const at = nextBytes();
  const now = Date.now();
  // 12 bits count within a millisecond; when they run out, borrow from the next one.
  if (now > lastMs) {
    lastMs = now;
    counter = ((random[at + 6] ?? 0) & 0x07) << 8;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const head = lastMs.toString(16).padStart(12, '0');
  const third = (0x7000 | counter).toString(16);
  const fourth = (0x8000 | (random.readUInt16BE(at + 8) & 0x3fff)).toString(16);
  const tail = random.toString('hex', at + 10, at + 16);
  return `${head.slice(0, 8)}-${head.slice(8)}-${third}-${fourth}-${tail}`;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id, so that it may be given to the database as one. */
export const isId = (text: string): boolean => uuid.test(text);
