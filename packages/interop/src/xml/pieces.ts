import type { Finding } from '@chartroom/engine';
import { bomEncoding } from '../text/decode.ts';

const step = 1 << 18;

/** How the bytes of an XML document become text. */
export interface XmlText {
  readonly pieces: () => Iterable<string>;
  readonly encoding: string;
  readonly findings: readonly Finding[];
}

function* decoded(bytes: Uint8Array, encoding: string): Iterable<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += step) {
    yield decoder.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length });
  }
}

function fits(bytes: Uint8Array, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step) {
      decoder.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}

function known(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Zero bytes beside the first `<` tell UTF-16 without a byte order mark. */
const silentUtf16 = (b: Uint8Array) =>
  b[0] === 0x3c && b[1] === 0 ? 'utf-16le' : b[0] === 0 && b[1] === 0x3c ? 'utf-16be' : null;

/** Byte order mark first, then what the declaration says if the bytes agree, then UTF-8, then windows-1252 with a finding. */
export function xmlText(bytes: Uint8Array): XmlText {
  const seen = bomEncoding(bytes) ?? silentUtf16(bytes);
  const head = new TextDecoder(seen ?? 'windows-1252').decode(bytes.subarray(0, 400));
  const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const declared = known(label);
  const wide = declared?.startsWith('utf-16') === true;
  const wanted = seen ?? (declared !== null && !wide ? declared : 'utf-8');
  const encoding = fits(bytes, wanted) ? wanted : fits(bytes, 'utf-8') ? 'utf-8' : 'windows-1252';
  const told = encoding === (declared ?? '') || (seen !== null && (wide || encoding === seen));
  const finding: Finding = {
    code: 'xml.wrong_encoding',
    severity: 'warning',
    message: `The file says it is in ${label}, but it is not; it was read as ${encoding}. Check the letters outside a-z.`,
    path: [],
  };
  return { pieces: () => decoded(bytes, encoding), encoding, findings: told ? [] : [finding] };
}
