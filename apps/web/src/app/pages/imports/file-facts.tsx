import type { ImportRecord } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** What was found out about a file, in one line. */
export function FileFacts({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const { file } = record;
  const delimiters: Readonly<Record<string, string>> = {
    ',': t`separated by commas`,
    ';': t`separated by semicolons`,
    '\t': t`separated by tabs`,
    '|': t`separated by bars`,
  };
  const facts = [
    t`${plural(file.rows, { one: '# row', other: '# rows' })}`,
    t`${plural(file.columns.length, { one: '# column', other: '# columns' })}`,
    file.format === 'xlsx' ? t`Excel workbook` : 'CSV',
    file.sheet === null ? null : t`sheet ${file.sheet}`,
    file.delimiter === null ? null : (delimiters[file.delimiter] ?? null),
    file.encoding === null ? null : file.encoding.toUpperCase(),
  ];
  return facts.filter(Boolean).join(', ');
}
