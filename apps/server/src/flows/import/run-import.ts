import { storeFile, type Tx } from '../../platform/index.ts';
import { type ImportOutcome, type ImportRequest, performImport } from './perform-import.ts';
import { saveOutcome, saveStart } from './store.ts';
import { previewOf, recordUpload } from './upload.ts';

/** Most problems that are kept with an import; the refused rows are all kept. */
export const shownProblems = 200;

/**
 * Imports a file without an upload, as the command line does: keeps the file and a record of the import like any other
 * unless it is a dry run. `importId` is null for a dry run. Throws as `performImport` does.
 */
export async function runImport(
  tx: Tx,
  request: Omit<ImportRequest, 'importId'>,
): Promise<ImportOutcome & { readonly importId: string | null }> {
  if (request.dryRun) return { ...(await performImport(tx, request)), importId: null };
  const { fileName, bytes, mapping, mode } = request;
  const preview = await previewOf(request);
  const mediaType =
    preview.source.format === 'csv'
      ? 'text/csv'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const file = await storeFile(tx, { name: fileName, mediaType, purpose: 'import', bytes: [bytes] });
  const importId = await recordUpload(tx, preview, { ...file, kind: mapping.as });
  await saveStart(tx, importId, { mapping, mode, jobId: null });
  const outcome = await performImport(tx, { ...request, importId });
  await saveOutcome(tx, importId, {
    ...outcome,
    state: outcome.applied ? 'applied' : 'failed',
    problems: outcome.problems.slice(0, shownProblems),
  });
  return { ...outcome, importId };
}
