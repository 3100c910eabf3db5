import type { ReactNode } from 'react';
import { ConflictDialog, type Side } from '../../ui/feedback/conflict-dialog.tsx';

interface MergeConflictProps<V extends object> {
  /** What `useMergingForm` answers. */
  readonly edit: {
    readonly conflict: {
      readonly fields: readonly (keyof V & string)[];
      readonly mine: V;
      readonly theirs: V;
    } | null;
    readonly resolve: (choice: Readonly<Record<string, Side>>) => void;
    readonly dismiss: () => void;
  };
  readonly subject: string;
  readonly names: Readonly<Record<keyof V & string, string>>;
  /** A value of a field as it should be read. */
  readonly text: (field: keyof V & string, values: V) => ReactNode;
}

/** Asks for each field that both changed, when somebody else saved first. */
export function MergeConflict<V extends object>({ edit, subject, names, text }: MergeConflictProps<V>) {
  if (edit.conflict === null) return null;
  const { fields, mine, theirs } = edit.conflict;
  return (
    <ConflictDialog
      subject={subject}
      fields={fields.map(field => ({
        path: field,
        label: names[field],
        mine: text(field, mine),
        theirs: text(field, theirs),
      }))}
      onResolve={edit.resolve}
      onClose={edit.dismiss}
    />
  );
}
