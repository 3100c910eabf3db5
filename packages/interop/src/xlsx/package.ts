import { unzipSync } from 'fflate';
import { bomEncoding } from '../text/decode.ts';
import { walkXml, walkXmlInSteps, type XmlEvents } from '../xml/walk.ts';

/** The parts of a workbook, each unpacked only when asked for and only up to a size. */
export interface Package {
  readonly names: readonly string[];
  /** Walks a part's XML; false when the package does not have it. */
  readonly walk: (name: string, on: XmlEvents) => boolean;
  /** Walks a part's XML a piece with each step; nothing when the package does not have it. */
  readonly walkInSteps: (name: string, on: XmlEvents) => Generator<void, void>;
}

/** A part would unpack to more than is allowed. */
export class TooLarge extends Error {}

function* pieces(bytes: Uint8Array): Iterable<string> {
  const decoder = new TextDecoder(bomEncoding(bytes) ?? 'utf-8');
  const step = 1 << 18;
  for (let at = 0; at < bytes.length; at += step) {
    yield decoder.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length });
  }
}

/** Opens a zip package. fflate never writes past the size a part declares, so checking the declaration bounds memory. */
export function openPackage(bytes: Uint8Array, unpackedBytes: number): Package {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: file => {
      names.push(file.name);
      return false;
    },
  });
  const unpack = (name: string) =>
    unzipSync(bytes, {
      filter: file => {
        if (file.name !== name) return false;
        if (file.originalSize > unpackedBytes) throw new TooLarge(name);
        return true;
      },
    })[name];
  const partOf = (name: string) => {
    const wanted = names.find(n => n.toLowerCase() === name.toLowerCase());
    return wanted === undefined ? undefined : unpack(wanted);
  };
  return {
    names,
    walk(name, on) {
      const part = partOf(name);
      if (part === undefined) return false;
      walkXml(pieces(part), on);
      return true;
    },
    *walkInSteps(name, on) {
      const part = partOf(name);
      if (part !== undefined) yield* walkXmlInSteps(pieces(part), on);
    },
  };
}
