/** One file in a zip, by its central directory. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly encrypted: boolean;
  readonly isLink: boolean;
  /** Where its packed bytes begin. */
  readonly start: number;
}

const endMark = 0x06054b50;
const centralMark = 0x02014b50;
const localMark = 0x04034b50;

/** Where the end record stands; null for what is no zip, or has anything after its comment. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at -= 1)
    if (view.getUint32(at, true) === endMark && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return null;
}

/**
 * The entries of a zip; null where it is none, is damaged, spans disks, needs 64-bit sizes, or where its directory and
 * what stands before the packed bytes disagree (PKWARE, APPNOTE.TXT 6.3.10, 4.3).
 */
export function listEntries(file: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOf(view);
  if (end === null || view.getUint16(end + 4, true) !== 0) return null;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  const name = (from: number, length: number) => new TextDecoder().decode(file.subarray(from, from + length));
  let at = view.getUint32(end + 16, true);
  try {
    for (let i = 0; i < count; i += 1) {
      if (view.getUint32(at, true) !== centralMark) return null;
      const flags = view.getUint16(at + 8, true);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      const named = name(at + 46, nameLength);
      if (view.getUint32(local, true) !== localMark) return null;
      const localName = name(local + 30, view.getUint16(local + 26, true));
      if (localName !== named || view.getUint16(local + 8, true) !== view.getUint16(at + 10, true))
        return null;
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packedSize = view.getUint32(at + 20, true);
      if (start + packedSize > file.length) return null;
      entries.push({
        name: named,
        method: view.getUint16(at + 10, true),
        packedSize,
        size: view.getUint32(at + 24, true),
        encrypted: (flags & 1) !== 0 || (flags & 0x40) !== 0,
        isLink: ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000,
        start,
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch {
    // Reading past the end: the directory is cut off.
    return null;
  }
  return at > end ? null : entries;
}
