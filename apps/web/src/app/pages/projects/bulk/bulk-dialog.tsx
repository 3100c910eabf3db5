import type { ChangeOutcome } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import css from './bulk.module.css';
import { type AddedValues, addedSet, BulkAddedFields } from './bulk-added-fields.tsx';
import { BulkFields, type BulkValues, setOf } from './bulk-fields.tsx';
import { Results } from './results.tsx';
import { type Chosen, useSteps } from './use-steps.ts';

interface BulkDialogProps {
  readonly chosen: Chosen;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Reason(props: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const { t } = useLingui();
  return (
    <Textarea
      label={t`Reason`}
      autosize
      minRows={2}
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Changes everything that is chosen in one step; what is refused is shown before the others are changed. */
export function BulkDialog({ chosen, count, onClose, onDone }: BulkDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { changeAll } = useSteps();
  const [values, setValues] = useState<BulkValues>({});
  const [added, setAdded] = useState<AddedValues>({});
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ChangeOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const apply = async (mode: 'all' | 'good') => {
    setBusy(true);
    setError(null);
    try {
      const outcome = await changeAll(
        chosen,
        { ...setOf(values), ...addedSet(added) },
        { reason, mode, dryRun: false },
      );
      if (outcome.counts.refused > 0 && mode === 'all') setRefusal(outcome);
      else onDone();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  const title = t`Change ${plural(count, { one: '# project', other: '# projects' })}`;
  const none = Object.keys(values).length + Object.keys(added).length === 0;
  return (
    <Dialog title={title} opened onClose={onClose} size={640}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          void apply('all');
        }}
      >
        {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
        {refusal === null ? (
          <>
            <BulkFields values={values} onChange={setValues} />
            <BulkAddedFields values={added} onChange={setAdded} />
            <Reason value={reason} onChange={setReason} />
          </>
        ) : (
          <Results outcome={refusal} />
        )}
        <div className={css.buttons}>
          <Button onClick={refusal === null ? onClose : () => setRefusal(null)}>
            {refusal === null ? t`Cancel` : t`Back`}
          </Button>
          {refusal === null ? (
            <Button type="submit" variant="filled" loading={busy} disabled={none}>
              <Trans>Change them</Trans>
            </Button>
          ) : (
            <Button
              variant="filled"
              loading={busy}
              disabled={refusal.counts.changed === 0}
              onClick={() => void apply('good')}
            >
              <Trans>Change the others</Trans>
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
