import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(js|css|html|svg|json|txt|map|webmanifest)$/;
const smallest = 1024;

const brotli = promisify(brotliCompress);
const encodings = {
  br: (bytes: Buffer) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
} as const;

const isFresh = async (copy: string, writtenMs: number): Promise<boolean> =>
  stat(copy).then(
    s => s.mtimeMs >= writtenMs,
    () => false,
  );

const compressFile = async (path: string): Promise<void> => {
  const { mtimeMs, size } = await stat(path);
  if (size < smallest) return;
  for (const [ending, compress] of Object.entries(encodings)) {
    const copy = `${path}.${ending}`;
    if (await isFresh(copy, mtimeMs)) continue;
    const draft = `${copy}.${process.pid}`;
    await writeFile(draft, await compress(await readFile(path)));
    await rename(draft, copy);
  }
};

/** Writes a .br and a .gz beside each file of the web app, once for each build; a directory read-only is left alone. */
export const precompress = async (directory: string): Promise<void> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (entry.isFile() && compressible.test(entry.name))
      await compressFile(join(entry.parentPath, entry.name));
  }
};
