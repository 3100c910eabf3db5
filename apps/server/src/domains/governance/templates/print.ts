import type { Api, Input } from '@chartroom/contract';
import {
  AppError,
  type Download,
  fillOfficeTemplate,
  type Paper,
  type PaperBlock,
  type PlaceholderValues,
  readFile,
  readOrganisation,
  type Tx,
  writePaperPdf,
  writePaperSlides,
  writePaperWord,
} from '../../../platform/index.ts';
import { documentWith, shownContent } from './documents.ts';
import { hashOf } from './review.ts';
import { sayDayIn, sayRows, sayTicks, sayValue } from './said.ts';
import {
  type Content,
  type DocumentRow,
  type DocumentVersionRow,
  loadDocumentVersions,
} from './store/documents.ts';
import { loadFiles } from './store/templates.ts';
import { type PlacedField, textIn } from './text.ts';

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

const words = {
  'en-GB': {
    ...{ empty: 'Nothing was written here.', done: 'Done', open: 'Open', withheld: 'Withheld' },
    ...{ draft: 'DRAFT', review: 'IN REVIEW', approved: 'Approved', version: 'Version', project: 'Project' },
    ...{
      author: 'Written by',
      approver: 'Approver',
      decided: 'Approved by',
      written: 'Written on',
      of: 'of',
    },
  },
  de: {
    ...{ empty: 'Hier steht noch nichts.', done: 'Erledigt', open: 'Offen', withheld: 'Nicht sichtbar' },
    ...{
      draft: 'ENTWURF',
      review: 'IN PRÜFUNG',
      approved: 'Freigegeben',
      version: 'Version',
      project: 'Projekt',
    },
    ...{
      author: 'Verfasst von',
      approver: 'Freigabe durch',
      decided: 'Freigegeben von',
      written: 'Stand',
      of: 'vom',
    },
  },
} as const;

/** What is printed: what is written now, or a version with what was decided on it. */
interface Printed {
  readonly row: DocumentRow;
  readonly fields: readonly PlacedField[];
  readonly version: DocumentVersionRow | null;
  readonly title: string;
  readonly content: Content;
  readonly withheld: readonly string[];
  readonly hash: string;
  readonly organisation: string;
  readonly day: string;
}

async function printed(
  tx: Tx,
  { document, number: asked }: { readonly document: string; readonly number: number | undefined },
): Promise<Printed & { readonly sections: ReturnType<typeof textIn>['sections'] }> {
  const { row, fields, texts } = await documentWith(tx, document);
  const versions = await loadDocumentVersions(tx, row.id);
  // What is approved, or waits for it, is its last version.
  const number = asked ?? (row.state === 'draft' ? undefined : versions.at(-1)?.number);
  const version = number === undefined ? null : (versions.find(v => v.number === number) ?? null);
  if (number !== undefined && !version)
    throw new AppError('not_found', `This document has no version ${number}.`);
  return {
    ...{ row, fields, version, title: version?.title ?? row.title, hash: version?.hash ?? hashOf(row) },
    ...shownContent(tx, { row, fields, content: version?.content ?? row.content }),
    organisation: (await readOrganisation(tx)).name,
    day: (version?.decidedAt ?? version?.recordedAt ?? row.updatedAt).slice(0, 10),
    sections: textIn(texts, row.language).sections,
  };
}

const markOf = ({ row, version }: Printed): string | null => {
  const say = words[row.language];
  if (version?.decision === 'approved') return null;
  return version === null || version.decision === 'returned' ? say.draft : say.review;
};

function blockOf(p: Printed, { path, field }: PlacedField): PaperBlock {
  const value = p.content[path];
  const title = field.label;
  const say = words[p.row.language];
  if (field.type === 'table') {
    const columns = field.columns ?? [];
    const rows = sayRows(field, value, p.row).map(r =>
      r.map((c, i) => (columns[i]?.type === 'money' && p.withheld.includes(path) ? say.withheld : c)),
    );
    const right = columns.flatMap((c, i) => (c.type === 'number' || c.type === 'money' ? [i] : []));
    return { kind: 'table', title, header: columns.map(c => c.label), right, rows };
  }
  if (field.type === 'checklist') return { kind: 'checks', title, items: sayTicks(field, value, p.row) };
  return {
    kind: 'text',
    title,
    text: p.withheld.includes(path) ? say.withheld : sayValue(field, value, p.row),
  };
}

function paperOf(p: Printed, sections: ReturnType<typeof textIn>['sections']): Paper {
  const { row, version } = p;
  const say = words[row.language];
  const placed = new Map(p.fields.map(f => [f.path, f]));
  const shown = sections.map(s => ({
    title: s.title,
    blocks: s.fields.flatMap(f => {
      const found = placed.get(`${s.key}.${f.key}`);
      return found ? [blockOf(p, found)] : [];
    }),
  }));
  const number = version === null ? say.draft : `${say.version} ${version.number}`;
  const when = sayDayIn(p.day, row.language);
  const facts: (readonly [string, string])[] = [
    [say.project, `${row.project} (${row.key})`],
    [say.author, row.author ?? '–'],
    [say.approver, row.approver ?? '–'],
    ...(version?.decision === 'approved' && version.decidedAt !== null
      ? [
          [
            say.decided,
            `${version.decider ?? '–'}, ${sayDayIn(version.decidedAt.slice(0, 10), row.language)}`,
          ] as const,
        ]
      : []),
  ];
  return {
    ...{ title: p.title, subtitle: `${row.project} (${row.key})`, organisation: p.organisation },
    ...{
      language: row.language,
      day: p.day,
      hash: p.hash,
      mark: markOf(p),
      facts,
      sections: shown,
      words: say,
    },
    notes: [number, `${say.written} ${when}`],
  };
}

/** What the placeholders of a file of the organisation's own stand for. */
function placeholderValues(p: Printed): PlaceholderValues {
  const { row, version } = p;
  const fields = p.fields.map(({ path, field }) => {
    const value = p.content[path];
    if (field.type !== 'table') return [path, sayValue(field, value, row)] as const;
    const columns = field.columns ?? [];
    return [
      path,
      sayRows(field, value, row).map(r => Object.fromEntries(columns.map((c, i) => [c.key, r[i] ?? '']))),
    ] as const;
  });
  return {
    ...Object.fromEntries(fields),
    'document.title': p.title,
    'document.state': markOf(p) ?? words[row.language].approved,
    'document.version': version === null ? '' : String(version.number),
    'document.hash': p.hash,
    'document.author': row.author ?? '',
    'document.approver': row.approver ?? '',
    'document.day': sayDayIn(p.day, row.language),
    'project.name': row.project,
    'project.key': row.key,
    'organisation.name': p.organisation,
  };
}

async function intoOwnFile(tx: Tx, p: Printed, format: 'docx' | 'pptx'): Promise<Uint8Array> {
  const file = (await loadFiles(tx, p.row.templateKey)).find(f => f.format === format);
  if (!file) throw new AppError('conflict', `This template has no ${format} file of its own. Upload one.`);
  return fillOfficeTemplate(await readFile(tx, file.fileId), placeholderValues(p));
}

const nameOf = (p: Printed, format: keyof typeof mediaTypes): string => {
  const version = p.version === null ? 'draft' : `v${p.version.number}`;
  return `${p.row.key}-${p.row.templateKey}-${version}-${p.hash.slice(0, 12)}.${format}`;
};

/** A version of a document as it is to be set as PDF, with the name of the file. */
export async function versionPaper(
  tx: Tx,
  document: string,
  number: number,
): Promise<{ readonly paper: Paper; readonly name: string }> {
  const p = await printed(tx, { document, number });
  return { paper: paperOf(p, p.sections), name: nameOf(p, 'pdf') };
}

/** A document as a file. */
export async function downloadDocument(
  tx: Tx,
  { params, query }: Input<Api['downloadDocument']>,
): Promise<Download> {
  const { format, own, number } = query;
  const p = await printed(tx, { document: params.document, number });
  if (own !== undefined && format === 'pdf')
    throw new AppError('conflict', 'A file of one’s own is a DOCX or a PPTX. Choose one of these.');
  const paper = paperOf(p, p.sections);
  const writers = { pdf: writePaperPdf, docx: writePaperWord, pptx: writePaperSlides } as const;
  const bytes =
    own !== undefined && format !== 'pdf' ? await intoOwnFile(tx, p, format) : await writers[format](paper);
  return { name: nameOf(p, format), mediaType: mediaTypes[format], bytes };
}
