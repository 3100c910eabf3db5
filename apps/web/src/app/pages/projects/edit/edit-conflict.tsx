import type { Project, ProjectRow } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { ConflictDialog } from '../../../../ui/feedback/conflict-dialog.tsx';
import { useFieldNames } from '../../project/project-fields.tsx';
import type { ProjectField } from '../../project/project-form.ts';
import type { ProjectEdits } from './cells.ts';
import type { useInlineEdit } from './use-inline-edit.ts';

interface EditConflictProps {
  readonly edits: ProjectEdits;
  readonly inline: ReturnType<typeof useInlineEdit>;
}

/** Column of the list by the field it changes. */
const columnOf = (field: string): string => field.replace(/(Id|Minor)$/, '');

/** Somebody saved the same cell first: which of the two stays. */
export function EditConflict({ edits, inline }: EditConflictProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const { conflict } = inline;
  if (conflict === null) return null;
  const { change, theirs } = conflict;
  const { field } = change;
  const text = (row: ProjectRow) => edits[columnOf(field)]?.text(row) || '—';
  const other = { ...change.before, ...(theirs as Project & Pick<ProjectRow, 'health' | 'before'>) };
  return (
    <ConflictDialog
      subject={change.before.key}
      fields={[
        {
          path: field,
          label: field === 'state' ? t`State` : names[field as ProjectField],
          mine: text(change.after),
          theirs: text(other),
        },
      ]}
      onResolve={choice => inline.resolve(choice[field] ?? 'mine')}
      onClose={inline.dismiss}
    />
  );
}
