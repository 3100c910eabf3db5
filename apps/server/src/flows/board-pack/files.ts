import type { BuiltPack, packFormats } from '@chartroom/contract';
import { renderPdf, storeFile, type Tx, writeSlides } from '../../platform/index.ts';
import type { PackContent } from './content.ts';
import { packDeck } from './slides.ts';
import { packTemplate } from './template.ts';

type Format = (typeof packFormats)[number];

const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const bytesOf = (content: PackContent, format: Format): Promise<Uint8Array> =>
  format === 'pdf' ? renderPdf({ template: packTemplate, data: content }) : writeSlides(packDeck(content));

/** Writes a pack in each format and stores it for who asked; answers the files. */
export async function storePack(
  tx: Tx,
  content: PackContent,
  formats: readonly Format[],
): Promise<BuiltPack> {
  const { about, asOf, knownAt } = content;
  const files: BuiltPack['files'] = [];
  for (const format of [...new Set(formats)]) {
    const name = `board-pack-${asOf}-${about.hash.slice(0, 12)}.${format}`;
    const bytes = await bytesOf(content, format);
    const { id, sha256, size } = await storeFile(tx, {
      ...{ name, mediaType: mediaTypes[format], purpose: 'report' },
      bytes: [bytes],
    });
    files.push({ id, name, sha256, size });
  }
  return { asOf, knownAt, hash: about.hash, files };
}
