import type { Api, ImportMapping, ImportRecord, Output, PlanImport, Request } from '@chartroom/contract';
import type { Loss, WrittenFormat } from '@chartroom/interop';

export type Ask = <K extends keyof Api>(name: K, input: Request<Api[K]>) => Promise<Output<Api[K]>>;

/** A file to import. */
export interface FileToImport {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mapping: ImportMapping;
  readonly mode: 'all' | 'good';
  readonly dryRun: boolean;
  readonly sheet: string | null;
  readonly progress: (fraction: number, message: string) => void;
}

/** What came of an import. */
export interface Imported extends Pick<ImportRecord, 'problems' | 'diff'> {
  readonly applied: boolean;
  readonly counts: ImportRecord['counts'];
}

/** A plan to take in, by the key of its project. */
export interface PlanFileToImport {
  readonly project: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mode: 'new' | 'replace';
}

/** What came of it. */
export interface PlanTakenIn {
  readonly step: number;
  readonly counts: NonNullable<PlanImport['counts']>;
  readonly losses: readonly Loss[];
  readonly findings: readonly PlanImport['findings'][number][];
}

/** A plan to write, by the key of its project. */
export interface PlanToExport {
  readonly project: string;
  readonly format: WrittenFormat;
}

/** A plan as a file, and what that does not hold. */
export interface PlanExported {
  readonly bytes: Uint8Array;
  readonly losses: readonly Loss[];
}

/** Where a command's questions are answered: by the database itself, or by a running server. */
export interface Office {
  readonly ask: Ask;
  readonly importFile: (file: FileToImport) => Promise<Imported>;
  readonly importPlan: (file: PlanFileToImport) => Promise<PlanTakenIn>;
  readonly exportPlan: (plan: PlanToExport) => Promise<PlanExported>;
  readonly close: () => Promise<void>;
}

export interface OfficeOptions {
  readonly organisation: string | null;
  /** Makes a first organisation in an empty database, with this currency. */
  readonly firstCurrency?: string;
}

/** Opens the server at CHARTROOM_URL when that is set, the database otherwise. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { readConfig } = await import('@chartroom/server');
  const config = readConfig(process.env, `chartroom (process ${process.pid})`);
  if (config.url !== null) return (await import('./remote-office.ts')).openRemoteOffice(config);
  return (await import('./local-office.ts')).openLocalOffice(config, options);
}

/** Runs a command with an office and closes it whatever happens. */
export async function withOffice<T>(
  options: OfficeOptions,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const office = await openOffice(options);
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}
