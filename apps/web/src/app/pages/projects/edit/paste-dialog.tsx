import type { ChangeOutcome } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import css from '../bulk/bulk.module.css';
import { useSteps } from '../bulk/use-steps.ts';
import type { PastedCell, ReadPaste } from './read-paste.ts';

interface PasteDialogProps {
  readonly paste: ReadPaste;
  readonly onClose: () => void;
}

/** What the server would say of a pasted block; null until it has answered. */
function useTrial({ changes }: ReadPaste) {
  const { change } = useSteps();
  const [trial, setTrial] = useState<ChangeOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each block
  useEffect(() => {
    if (changes.length === 0) return;
    change({ changes, kind: 'paste', mode: 'good', dryRun: true }).then(setTrial, setError);
  }, [changes]);
  const apply = () => change({ changes, kind: 'paste', mode: 'good' });
  return { trial, error, setError, apply };
}

/** Shows what a pasted block changes and what is refused, before anything is changed. */
export function PasteDialog({ paste, onClose }: PasteDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { trial, error, setError, apply } = useTrial(paste);
  const [busy, setBusy] = useState(false);
  const refusals = new Map(
    (trial?.results ?? []).flatMap(r => (r.outcome === 'refused' ? [[r.key, r.message]] : [])),
  );
  const wrongOf = (cell: PastedCell) => cell.wrong ?? refusals.get(cell.row.key) ?? null;
  const good = paste.cells.filter(cell => wrongOf(cell) === null).length;
  const bad = paste.cells.length - good;
  return (
    <Dialog title={t`Paste`} opened onClose={onClose} size={760}>
      <div className={css.form}>
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        <p role="status">
          {t`${plural(good, { one: '# cell would change', other: '# cells would change' })}`}
          {bad === 0 ? null : <>, {t`${plural(bad, { one: '# is refused', other: '# are refused' })}`}</>}
        </p>
        <div className={css.results}>
          <table>
            <thead>
              <tr>
                {[t`Project`, t`Column`, t`Now`, t`Pasted`].map(head => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {paste.cells.slice(0, 300).map(cell => (
                <tr key={`${cell.row.id} ${cell.header}`}>
                  <td>{cell.row.key}</td>
                  <td>{cell.header}</td>
                  <td>{cell.from || '—'}</td>
                  <td>
                    {cell.to || '—'}
                    {wrongOf(cell) === null ? null : <div className={css.refused}>{wrongOf(cell)}</div>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={css.buttons}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="filled"
            loading={busy}
            disabled={good === 0 || trial === null}
            onClick={() => {
              setBusy(true);
              apply()
                .then(onClose, setError)
                .finally(() => setBusy(false));
            }}
          >
            <Trans>Paste</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
