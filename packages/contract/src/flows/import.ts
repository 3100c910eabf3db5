import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, instant, line } from '../base/schema.ts';
import { personRef } from '../register/person.ts';
import { changeSetId } from './change-set.ts';

export const importId = id('import');

/** What the rows of a file become. */
export const importKinds = ['projects', 'reports', 'programmes', 'milestones'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a row can say of a project. */
const attributes = [
  'description',
  'class',
  'category',
  'state',
  'unit',
  'portfolio',
  'programme',
  'programmeKey',
  'manager',
  'sponsor',
  'startBaseline',
  'startForecast',
  'startActual',
  'finishBaseline',
  'finishForecast',
  'finishActual',
  'currency',
  'costBaseline',
  'costForecast',
  'spent',
  'yearBudget',
  'yearForecast',
  'benefitsBaseline',
  'benefitsForecast',
  'baselineNumber',
] as const;

/** What a column can be taken for; `*` marks what a kind cannot do without. */
export const importFields = {
  projects: ['externalKey', 'name', 'asOf', ...attributes],
  reports: [
    'externalKey',
    'name',
    'asOf*',
    'overall*',
    'schedule',
    'cost',
    'scope',
    'people',
    'benefits',
    'risk',
    'narrative',
    ...attributes,
  ],
  programmes: ['externalKey', 'name*', 'description', 'portfolio', 'manager'],
  milestones: [
    'projectKey*',
    'externalKey',
    'name*',
    'kind',
    'asOf',
    'baseline',
    'forecast',
    'actual',
    'currency',
    'costBaseline',
    'status',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

type Unmarked<T extends string> = T extends `${infer Name}*` ? Name : T;
export type ImportField = Unmarked<(typeof importFields)[ImportKind][number]>;

/** Where a field's value comes from: a column, a fixed value, or a CEL formula over the row. */
export const fieldSource = z.union([
  z.string().max(300).describe('Header of a column'),
  z.strictObject({ column: z.string().max(300), values: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ value: z.string().max(1000) }),
  z.strictObject({
    formula: z.string().max(1000).describe('CEL over row: row.report_year == "2014" ? "2013-09-30" : ...'),
  }),
]);

/** How a file is read; what `--map MAP.json` holds. */
export const importMapping = z.strictObject({
  as: z.enum(importKinds),
  source: line(80).describe('Name of where the rows come from; external keys are unique within it'),
  key: z.enum(['externalKey', 'name']).default('externalKey').describe('What finds a project again'),
  fields: z.record(z.string(), fieldSource),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  moneyUnit: z.enum(['one', 'thousand', 'million', 'billion']).default('one'),
  decimals: z.enum(['point', 'comma']).default('point').describe('point: 1,234.5; comma: 1.234,5'),
  dayFormat: z.enum(['iso', 'day-month-year', 'month-day-year']).default('iso'),
  portfolio: line(200).optional().describe('Portfolio every row belongs to; created when missing'),
  scale: z
    .array(z.strictObject({ name: line(80), until: day.optional(), from: day.optional() }))
    .max(200)
    .optional()
    .describe('Rating scale in force by date of the row; recognised from the values when left out'),
  baseline: z
    .enum(['given', 'first'])
    .default('given')
    .describe('first: the first forecast seen of a project is its baseline, unless a column gives one'),
  snapshot: z
    .enum(['partial', 'full'])
    .default('partial')
    .describe('full: a project absent from a dated set of rows has left the portfolio on that day'),
  blank: z
    .enum(['clear', 'keep'])
    .optional()
    .describe('What an empty cell does to a mapped field; clear with a full snapshot, keep otherwise'),
  cadenceDays: z.int().min(1).max(1000).optional().describe('How often these projects report'),
  each: z
    .array(
      z.strictObject({
        name: line(300),
        kind: z.enum(['milestone', 'gate']).default('milestone'),
        baseline: fieldSource.optional(),
        forecast: fieldSource.optional(),
        actual: fieldSource.optional(),
      }),
    )
    .min(1)
    .max(50)
    .optional()
    .describe('milestones: a row holds several key dates, one for each of these'),
});
export type ImportMapping = z.infer<typeof importMapping>;

export const importStates = ['uploaded', 'checked', 'applied', 'failed', 'cancelled'] as const;

/** Each good row creates, updates or changes nothing: `good = created + updated + unchanged`. */
export const importCounts = z.object({
  rows: z.int(),
  good: z.int(),
  bad: z.int(),
  warnings: z.int(),
  created: z.int().describe('Rows that add a project, programme or milestone'),
  updated: z.int().describe('Rows that change one, or report on one'),
  unchanged: z.int(),
  reports: z.int(),
  left: z.int(),
  returned: z.int(),
  firstDay: day.nullable().default(null).describe('Earliest day a good row is true from'),
  lastDay: day.nullable().default(null).describe('Latest day a good row is true from'),
});

export const importProblem = z.object({
  row: z.int().nullable().describe('Row number in the file; null when it is about the file'),
  column: z.string().nullable(),
  value: z.string().nullable(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
});

export const importRecord = z.object({
  id: importId,
  fileName: z.string(),
  state: z.enum(importStates),
  mapping: importMapping.nullable(),
  file: z.object({
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    rows: z.int(),
    sheet: z.string().nullable().describe('Sheet of a workbook that was read'),
  }),
  suggestion: importMapping.describe(
    'From a remembered mapping of the same headers, else from fuzzy matching',
  ),
  suggestedFrom: z.enum(['remembered', 'matched']),
  counts: importCounts.nullable(),
  problems: z.array(importProblem).describe('The first 200; all of them in the error sheet'),
  diff: z
    .array(
      z.object({
        row: z.int().nullable(),
        action: z.enum(['create', 'update', 'report', 'left', 'returned']),
        key: z.string().nullable(),
        name: z.string(),
        changes: z.array(
          z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
        ),
      }),
    )
    .describe('What applying it would do; the first 200'),
  jobId: z.uuid().nullable(),
  changeSet: z
    .object({ id: changeSetId, undoneAt: instant.nullable() })
    .nullable()
    .describe('The step that undoes the whole import; null when it has not been applied'),
  by: personRef.nullable(),
  createdAt: instant,
});
export type ImportCounts = z.infer<typeof importCounts>;
export type ImportProblem = z.infer<typeof importProblem>;
export type ImportChange = ImportRecord['diff'][number];
export type ImportRecord = z.infer<typeof importRecord>;

const importParams = z.object({ import: importId });

export const createImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  summary: 'Upload a CSV or XLSX file; answers what was recognised and a mapping to start from',
  access: 'import.run',
  creates: true,
  upload: true,
  body: z.object({ as: z.enum(importKinds).default('projects'), sheet: z.string().max(200).optional() }),
  output: importRecord,
  errors: ['unsupported', 'limit'],
});

export const listImportSheets = endpoint({
  method: 'GET',
  path: '/api/imports/:import/sheets',
  summary: 'The sheets of the workbook that was uploaded; none of a CSV file',
  access: 'import.run',
  params: importParams,
  output: z.object({ items: z.array(z.string()) }),
});

export const chooseImportSheet = endpoint({
  method: 'POST',
  path: '/api/imports/:import/sheet',
  summary: 'Read another sheet of the same workbook; columns and mapping begin again',
  access: 'import.run',
  params: importParams,
  body: z.object({ sheet: z.string().min(1).max(200) }),
  output: importRecord,
  errors: ['conflict', 'unsupported'],
});

export const checkImport = endpoint({
  method: 'POST',
  path: '/api/imports/:import/check',
  summary: 'Dry run by a job: read every row with this mapping and say what would change',
  access: 'import.run',
  params: importParams,
  body: z.object({ mapping: importMapping }),
  output: importRecord,
  errors: ['conflict'],
});

export const applyImport = endpoint({
  method: 'POST',
  path: '/api/imports/:import/apply',
  summary: 'Apply a checked import by a job: all rows or nothing, or the good rows only',
  access: 'import.run',
  params: importParams,
  body: z.object({ mode: z.enum(['all', 'good']) }),
  output: importRecord,
  errors: ['conflict'],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  summary: 'Imports, newest first; at most 100',
  access: 'import.run',
  output: z.object({ items: z.array(importRecord.omit({ diff: true, problems: true, suggestion: true })) }),
});

export const getImport = endpoint({
  method: 'GET',
  path: '/api/imports/:import',
  summary: 'One import: what was recognised, counts, problems and the diff',
  access: 'import.run',
  params: importParams,
  output: importRecord,
});

export const downloadImportErrors = endpoint({
  method: 'GET',
  path: '/api/imports/:import/errors.xlsx',
  summary: 'The rows that were refused, as they came, with the reasons beside them',
  access: 'import.run',
  params: importParams,
  download: true,
});
