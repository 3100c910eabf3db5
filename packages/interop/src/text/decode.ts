import type { Finding } from '@chartroom/engine';
import { analyse } from 'chardet';

/** Text, and how its bytes were understood. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly bom: boolean;
  readonly findings: readonly Finding[];
}

const boms: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding a byte order mark names, or null. */
export const bomEncoding = (bytes: Uint8Array): string | null =>
  boms.find(([, mark]) => mark.every((b, i) => bytes[i] === b))?.[0] ?? null;

/** UTF-16 without a mark: every second byte of ordinary text is zero. */
function zeroEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4_096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 ? odd++ : even++;
  if (odd > sample.length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > sample.length * 0.2 && odd < even / 10) return 'utf-16be';
  return null;
}

function decodesAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes around those that are not ASCII: the only ones that tell old encodings apart. */
function telling(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let i = 0; i < bytes.length && kept.length < 65_536; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    const end = Math.min(bytes.length, i + 12);
    for (let j = Math.max(0, i - 12); j < end; j++) kept.push(bytes[j] ?? 0);
    i = end;
  }
  return Uint8Array.from(kept);
}

/** Share of the bytes beyond ASCII that stand three or more together: words of an alphabet that is not Latin. */
function shareInRuns(bytes: Uint8Array): number {
  let high = 0;
  let inRuns = 0;
  let run = 0;
  for (const b of [...bytes, 0]) {
    if (b >= 0x80) {
      run++;
      continue;
    }
    high += run;
    if (run >= 3) inRuns += run;
    run = 0;
  }
  return high === 0 ? 0 : inRuns / high;
}

const latin = /^(ISO-8859-(1|2|9|15)|windows-125[0247]|UTF-|ASCII)/;

/** Western text is the usual case; another encoding is believed only with clear evidence. */
function guess(bytes: Uint8Array): string {
  const sample = telling(bytes);
  const candidates = analyse(sample);
  if (shareInRuns(sample) >= 0.5) {
    const foreign = candidates.find(c => !latin.test(c.name) && decodesAs(c.name, bytes) !== null);
    if (foreign) return foreign.name.toLowerCase();
  }
  const best = candidates[0];
  const central = best?.name === 'windows-1250' || best?.name === 'ISO-8859-2';
  const clear = central && best.confidence >= 40 && best.confidence > (candidates[1]?.confidence ?? 0) + 10;
  return clear ? best.name.toLowerCase() : 'windows-1252';
}

/** Bytes to text: byte order mark, then UTF-16 by its zeros, then strict UTF-8, then the likeliest old encoding (with a warning). */
export function decode(bytes: Uint8Array, wanted?: string): Decoded {
  const marked = bomEncoding(bytes);
  const bom = marked !== null;
  const known = marked ?? wanted ?? zeroEncoding(bytes);
  if (known !== null) {
    try {
      return { text: new TextDecoder(known).decode(bytes), encoding: known, bom, findings: [] };
    } catch {
      const finding: Finding = {
        code: 'text.encoding_unknown',
        severity: 'warning',
        message: `The encoding "${known}" is not known; it was detected instead. Use a name such as utf-8 or windows-1252.`,
        path: [],
      };
      const found = decode(bytes);
      return { ...found, findings: [finding, ...found.findings] };
    }
  }
  const strict = decodesAs('utf-8', bytes);
  if (strict !== null) return { text: strict, encoding: 'utf-8', bom, findings: [] };
  const encoding = guess(bytes);
  const finding: Finding = {
    code: 'text.encoding_guessed',
    severity: 'warning',
    message: `The file is not in UTF-8; it was read as ${encoding}. If letters look wrong, save it in UTF-8 and import it again.`,
    path: [],
  };
  return { text: new TextDecoder(encoding).decode(bytes), encoding, bom, findings: [finding] };
}
