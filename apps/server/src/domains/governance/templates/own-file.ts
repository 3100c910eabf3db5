import type { Api } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  mustHoldEverywhere,
  readFile,
  readOfficeTemplate,
  record,
  type Tx,
  type Upload,
} from '../../../platform/index.ts';
import { adopt, knownTemplate, templatePage } from './library.ts';
import { saveFile } from './store/templates.ts';

const mostBytes = 10 * 1024 * 1024;

/** Takes in a DOCX or PPTX of the organisation's own for a template; another of the same format gives way to it. */
export async function takeInFile(
  tx: Tx,
  key: string,
  file: Upload,
): Promise<Answer<Api['uploadTemplateFile']>> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change templates');
  const known = await knownTemplate(tx, key);
  if (file.size > mostBytes)
    throw new AppError('unsupported', 'The file is larger than 10 MB. Make its pictures smaller.');
  const { format, placeholders } = await readOfficeTemplate(await readFile(tx, file.id));
  const short = placeholders.map(p => p.slice(0, 100)).slice(0, 500);
  await adopt(tx, known);
  await saveFile(tx, key, { format, fileId: file.id, name: file.name, placeholders: short });
  record(tx, {
    name: 'governance.template.file-taken-in',
    subject: { kind: 'template', id: key },
    after: { format, name: file.name, sha256: file.sha256, placeholders: short },
  });
  return templatePage(tx, key);
}
