import { type ImportRecord, type UndoOutcome, undoChangeSet } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { intentKey } from '../../../lib/api/intent-key.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import css from './imports.module.css';

type ChangeSet = NonNullable<ImportRecord['changeSet']>;

const undo = (set: ChangeSet, dryRun: boolean): Promise<UndoOutcome> =>
  call(undoChangeSet, { params: { changeSet: set.id }, body: { dryRun } }, { idempotencyKey: intentKey() });

/** Asks what an undo would leave, and undoes. */
function useUndo(changeSet: ChangeSet | null) {
  const { t } = useLingui();
  const client = useQueryClient();
  const textOf = useErrorText();
  const [trial, setTrial] = useState<UndoOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (dryRun: boolean) => {
    if (changeSet === null) return;
    setBusy(true);
    try {
      const outcome = await undo(changeSet, dryRun);
      setTrial(dryRun ? outcome : null);
      if (!dryRun) {
        toast(t`The import is undone`);
        await client.invalidateQueries();
      }
    } catch (error) {
      errorToast(textOf(error).message);
    }
    setBusy(false);
  };
  return { trial, busy, ask, close: () => setTrial(null) };
}

/** Takes back a whole import, after a look at what was changed since and stays. */
export function UndoImport({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const { changeSet } = record;
  const { trial, busy, ask, close } = useUndo(changeSet);
  if (changeSet === null) return null;
  if (changeSet.undoneAt !== null)
    return <span className="muted">{t`Undone on ${format.day(changeSet.undoneAt.slice(0, 10))}`}</span>;
  return (
    <>
      <Button loading={busy} onClick={() => void ask(true)}>
        <Trans>Undo the import…</Trans>
      </Button>
      {trial === null ? null : (
        <Dialog title={t`Undo the import of ${record.fileName}`} opened onClose={close} size={640}>
          <p>
            {t`${plural(trial.undone, { one: '# project goes back to what it was', other: '# projects go back to what they were' })}`}
            .{' '}
            <Trans>
              Projects that it added leave the portfolio, and key dates their project. What was known before
              stays known.
            </Trans>
          </p>
          <Stays refused={trial.refused} />
          <div className={css.tools}>
            <Button onClick={close}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              variant="filled"
              loading={busy}
              disabled={trial.undone === 0}
              onClick={() => void ask(false)}
            >
              <Trans>Undo it</Trans>
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Stays({ refused }: Pick<UndoOutcome, 'refused'>) {
  if (refused.length === 0) return null;
  return (
    <>
      <h3>
        <Trans>This stays</Trans>
      </h3>
      <ul className={css.stays}>
        {refused.slice(0, 100).map(({ key, name, message }) => (
          <li key={`${key} ${message}`}>
            {[key, name].filter(Boolean).join(' ')} {message}
          </li>
        ))}
      </ul>
    </>
  );
}
