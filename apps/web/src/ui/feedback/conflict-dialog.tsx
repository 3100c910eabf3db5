import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import css from './feedback.module.css';

/** A field that both changed, each value as it should be read. */
export interface ConflictField {
  readonly path: string;
  readonly label: string;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

export type Side = 'mine' | 'theirs';

interface ConflictDialogProps {
  /** What both edited: "PRJ-104 Payments switch replacement". */
  readonly subject: string;
  readonly fields: readonly ConflictField[];
  /** The side chosen for each path; the caller writes again on the newest version. */
  readonly onResolve: (choice: Readonly<Record<string, Side>>) => void;
  /** Back to the form with the input kept. */
  readonly onClose: () => void;
}

/** Somebody else saved first: field by field, keep mine or take theirs. Nothing typed is lost. */
export function ConflictDialog({ subject, fields, onResolve, onClose }: ConflictDialogProps) {
  const { t } = useLingui();
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({});
  const side = (path: string): Side => choice[path] ?? 'mine';
  const cell = (field: ConflictField, of: Side) => (
    <td data-chosen={side(field.path) === of || undefined}>
      <Radio
        name={field.path}
        checked={side(field.path) === of}
        onChange={() => setChoice({ ...choice, [field.path]: of })}
        label={field[of]}
        aria-label={of === 'mine' ? t`${field.label}: keep mine` : t`${field.label}: take theirs`}
      />
    </td>
  );
  return (
    <Dialog title={t`${subject} was changed meanwhile`} opened onClose={onClose} size={640}>
      <p className="muted">
        <Trans>Somebody saved these fields after you opened them. Choose for each which value stays.</Trans>
      </p>
      <table className={css.merge}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Field</Trans>
            </th>
            <th scope="col">
              <Trans>Mine</Trans>
            </th>
            <th scope="col">
              <Trans>Theirs</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.path}>
              <th scope="row">{field.label}</th>
              {cell(field, 'mine')}
              {cell(field, 'theirs')}
            </tr>
          ))}
        </tbody>
      </table>
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
        <Button onClick={onClose}>
          <Trans>Back to my edit</Trans>
        </Button>
        <Button
          variant="filled"
          onClick={() => onResolve(Object.fromEntries(fields.map(f => [f.path, side(f.path)])))}
        >
          <Trans>Save this</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
