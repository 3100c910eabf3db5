import { fillSlides, placeholdersInSlides } from './fill-slides.ts';
import { closeOfficePackage, openOfficePackage } from './office-package.ts';

/** What placeholders stand for: a text, or rows for a loop. */
export type PlaceholderValues = Readonly<
  Record<string, string | readonly Readonly<Record<string, string>>[]>
>;

/** Read when the first file comes: a server and a command start without it. */
const word = () => import('./fill-word.ts');

/** Checks a file of somebody's own and names the placeholders in it. Throws `unsupported`, `limit`. */
export async function readOfficeTemplate(
  file: Uint8Array,
): Promise<{ readonly format: 'docx' | 'pptx'; readonly placeholders: readonly string[] }> {
  const { format, parts } = openOfficePackage(file);
  const names =
    format === 'docx'
      ? await (await word()).placeholdersInWord(closeOfficePackage(parts))
      : placeholdersInSlides(parts);
  return { format, placeholders: [...new Set(names)].sort() };
}

/**
 * Fills the placeholders of a file of somebody's own, `{section.field}`; one that stands for nothing is left empty. The
 * file is checked again: it may have been taken in by a version of the product that knew less.
 */
export async function fillOfficeTemplate(file: Uint8Array, values: PlaceholderValues): Promise<Uint8Array> {
  const { format, parts } = openOfficePackage(file);
  if (format === 'docx') return (await word()).fillWord(closeOfficePackage(parts), values);
  return closeOfficePackage(fillSlides(parts, values));
}
