import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChangedNote } from './changed-note.tsx';
import css from './form.module.css';

interface SaveBarProps {
  readonly changed: boolean;
  readonly saving: boolean;
  readonly onUndo: () => void;
  /** The record, to tell when somebody else changes it meanwhile. */
  readonly id?: string | undefined;
  /** At the left: what else can be done with the record. */
  readonly children?: ReactNode;
}

/** The end of a form on a record. */
export const SaveBar = ({ changed, saving, onUndo, id, children }: SaveBarProps) => (
  <div className={css.end}>
    <span className={css.grow}>
      {children}
      <ChangedNote id={id} />
    </span>
    {changed ? (
      <Button onClick={onUndo}>
        <Trans>Undo</Trans>
      </Button>
    ) : null}
    <Button type="submit" variant="filled" loading={saving} disabled={!changed}>
      <Trans>Save</Trans>
    </Button>
  </div>
);
