import { chooseImportSheet, type ImportRecord, listImportSheets } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { forgetDraft } from '../draft.ts';

/** The sheet of a workbook that is read; another one begins the columns again. */
export function SheetChoice({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const params = { import: record.id };
  const workbook = record.file.format === 'xlsx';
  const sheets = useRead(listImportSheets, { params }, { enabled: workbook });
  const choose = useAct(chooseImportSheet, { onDone: () => forgetDraft(record.id) });
  const names = sheets.data?.items ?? [];
  if (names.length < 2) return null;
  return (
    <Card title={t`Sheet`}>
      <Select
        label={t`Sheet that is read`}
        description={t`Another sheet begins the columns again`}
        data={[...names]}
        allowDeselect={false}
        disabled={choose.isPending}
        value={record.file.sheet}
        onChange={sheet => {
          if (sheet !== null && sheet !== record.file.sheet)
            choose.mutate({ request: { params, body: { sheet } } });
        }}
        error={choose.error === null ? undefined : textOf(choose.error).message}
      />
    </Card>
  );
}
