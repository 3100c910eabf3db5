import { TemplateHandler } from 'easy-template-x';
import { unzipSync } from 'fflate';
import { AppError } from '../error/error.ts';
import type { PlaceholderValues } from './fill-office.ts';
import { closeOfficePackage } from './office-package.ts';

const malformed = (cause: unknown): AppError =>
  new AppError(
    'unsupported',
    `The placeholders of this file do not fit together: ${cause instanceof Error ? cause.message : 'they cannot be read'}`,
    { cause },
  );

/** In a loop a name is first one of its row; elsewhere, and otherwise, one of the document. */
const handler = () =>
  new TemplateHandler({
    maxXmlDepth: 60,
    scopeDataResolver: ({ path, strPath, data }) => {
      const name = strPath.at(-1) ?? '';
      const before = path.at(-2);
      const row = typeof before === 'number' ? before : null;
      const loop = strPath.at(-3) ?? '';
      const own = (of: object, key: string): unknown =>
        Object.hasOwn(of, key) ? of[key as never] : undefined;
      const rows = row === null ? undefined : own(data, loop);
      const cell = Array.isArray(rows) && row !== null ? own(rows[row] ?? {}, name) : undefined;
      return (cell ?? own(data, name) ?? '') as string;
    },
  });

/** The names of placeholders in a DOCX; those inside a loop as the loop's and theirs. */
export async function placeholdersInWord(file: Uint8Array): Promise<readonly string[]> {
  try {
    const tags = await handler().parseTags(Buffer.from(file));
    const loops: string[] = [];
    const names: string[] = [];
    for (const { name, disposition } of tags) {
      if (String(disposition) === 'Close') {
        if (loops.pop() !== name) throw new Error(`{/${name}} closes what was not opened.`);
      } else if (String(disposition) === 'Open') {
        loops.push(name);
        names.push(name);
      } else names.push(loops.length > 0 && !name.includes('.') ? `${loops.at(-1)}.${name}` : name);
    }
    if (loops.length > 0) throw new Error(`{#${loops.at(-1)}} is not closed.`);
    return names;
  } catch (cause) {
    throw malformed(cause);
  }
}

/** Fills a DOCX; values are text, whatever they look like. */
export async function fillWord(file: Uint8Array, values: PlaceholderValues): Promise<Uint8Array> {
  try {
    const filled = await handler().process(Buffer.from(file), structuredClone(values) as never);
    return closeOfficePackage(new Map(Object.entries(unzipSync(new Uint8Array(filled)))));
  } catch (cause) {
    throw malformed(cause);
  }
}
