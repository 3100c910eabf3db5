import type { Api } from '@chartroom/contract';
import { type WithLosses, type WrittenFormat, writePlan } from '@chartroom/interop';
import type { Answer, Download, Tx } from '../../platform/index.ts';
import { wholePlan } from '../../register/index.ts';

const files: Readonly<Record<WrittenFormat, { readonly ending: string; readonly mediaType: string }>> = {
  mspdi: { ending: 'xml', mediaType: 'application/xml' },
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  xlsx: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ics: { ending: 'ics', mediaType: 'text/calendar; charset=utf-8' },
};

async function written(
  tx: Tx,
  project: string,
  format: WrittenFormat,
): Promise<{ readonly name: string; readonly file: WithLosses<Uint8Array> }> {
  const { key, name, plan } = await wholePlan(tx, project);
  const stamp = `${tx.at.slice(0, 19)}Z`;
  return { name: `${key} ${name}`, file: writePlan(plan, format, { stamp, host: 'chartroom.invalid' }) };
}

/** The plan of a project as a file. */
export async function planDownload(tx: Tx, project: string, format: WrittenFormat): Promise<Download> {
  const { name, file } = await written(tx, project, format);
  const { ending, mediaType } = files[format];
  return { name: `${name}.${ending}`, mediaType, bytes: file.result };
}

/** What the file does not hold of the plan. */
export async function planReport(
  tx: Tx,
  project: string,
  format: WrittenFormat,
): Promise<Answer<Api['getPlanExportReport']>> {
  const { losses, findings } = (await written(tx, project, format)).file;
  return { losses, findings };
}
