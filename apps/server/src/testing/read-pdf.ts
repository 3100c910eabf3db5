import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a test asks of a PDF, as another's reader understands it. */
export interface ReadPdf {
  readonly pages: number;
  /** The text of all pages, without breaks of lines. */
  readonly text: string;
  readonly title: string;
  readonly language: string;
  /** The roles of its structure: H1, Table, TH. */
  readonly roles: readonly string[];
}

interface StructureNode {
  readonly role?: string;
  readonly children?: readonly StructureNode[];
}

const rolesIn = (node: StructureNode | null): readonly string[] =>
  node === null ? [] : [node.role ?? '', ...(node.children ?? []).flatMap(rolesIn)];

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 })
    .promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)),
  );
  const texts = await Promise.all(
    pages.map(async page =>
      (await page.getTextContent()).items
        .map(item => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join(''),
    ),
  );
  const roles = (await Promise.all(pages.map(page => page.getStructTree()))).flatMap(tree =>
    rolesIn(tree as StructureNode | null),
  );
  const { info } = await document.getMetadata();
  const said = info as Readonly<Record<string, unknown>>;
  return {
    pages: document.numPages,
    text: texts.join(' ').replace(/\s+/g, ' '),
    title: String(said.Title ?? ''),
    language: String(said.Language ?? ''),
    roles,
  };
};
