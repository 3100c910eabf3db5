import {
  getProject,
  type Project,
  type ProjectRow,
  type Request,
  transitionProject,
  updateProject,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isCode } from '../../../../lib/api/api-error.ts';
import { call } from '../../../../lib/api/call.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { remember } from '../../../../lib/undo.ts';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import type { CellChange } from '../../../../ui/grid/cell-edit.ts';

type Change = CellChange<ProjectRow>;
type Pages = InfiniteData<{ readonly items: readonly ProjectRow[] }>;

/** A change that another person's came before, in the same field. */
export interface EditConflict {
  readonly change: Change;
  readonly theirs: Project;
}

/** Fields of the contract beside what a row shows of them; people and places by id. */
const valueIn = (row: ProjectRow | Project, field: string): unknown => {
  const place = /^(unit|portfolio|programme|manager|sponsor)Id$/.exec(field)?.[1];
  if (place !== undefined) return (row[place as 'unit'] as { readonly id: string } | null)?.id ?? null;
  const added = /^fields\.(.+)$/.exec(field)?.[1];
  if (added !== undefined) {
    const cell = row.fields[added] ?? null;
    return typeof cell === 'object' && cell !== null && 'id' in cell ? cell.id : cell;
  }
  if (field.endsWith('Minor')) return row.money?.[field as 'spentMinor'] ?? null;
  if (field in row.dates) return row.dates[field as 'startForecast'];
  return (row as unknown as Readonly<Record<string, unknown>>)[field];
};

interface Write {
  readonly id: Project['id'];
  readonly field: string;
  readonly value: unknown;
  readonly version: number;
}

/** A field as the body of a request says it; an added one stands among its like. */
const bodyOf = (field: string, value: unknown): Request<typeof updateProject>['body'] => {
  const added = /^fields\.(.+)$/.exec(field)?.[1];
  return (added === undefined ? { [field]: value } : { fields: { [added]: value } }) as Request<
    typeof updateProject
  >['body'];
};

const write = ({ id, field, value, version }: Write): Promise<Project> =>
  field === 'state'
    ? call(
        transitionProject,
        { params: { project: id }, body: { to: value as Project['state'] } },
        { version },
      )
    : call(updateProject, { params: { project: id }, body: bodyOf(field, value) }, { version });

/**
 * Saves a cell: shown at once, written on the version that was read, put back when it is refused. What others changed
 * elsewhere in the project meanwhile does not matter; the same field asks which of the two stays.
 */
export function useInlineEdit() {
  const { t } = useLingui();
  const client = useQueryClient();
  const textOf = useErrorText();
  const [conflict, setConflict] = useState<EditConflict | null>(null);

  const show = (row: ProjectRow): void => {
    client.setQueriesData<Pages>({ predicate: q => q.queryKey[0] === '/api/projects' }, pages =>
      pages?.pages === undefined
        ? pages
        : {
            ...pages,
            pages: pages.pages.map(p => ({ ...p, items: p.items.map(r => (r.id === row.id ? row : r)) })),
          },
    );
  };

  const save = async (change: Change, version: number): Promise<void> => {
    const { before, after, field, value } = change;
    const was = valueIn(before, field);
    show({ ...after, version });
    try {
      await write({ id: before.id, field, value, version });
      remember({
        label: t`${before.key} is as it was`,
        undo: async () => {
          const { project } = await call(getProject, { params: { project: before.id }, query: {} });
          if (valueIn(project, field) !== value) {
            errorToast(t`${before.key} was changed since, and is left as it is.`);
            return;
          }
          await write({ id: before.id, field, value: was, version: project.version }).catch(error =>
            errorToast(textOf(error).message),
          );
          await client.invalidateQueries();
        },
      });
      await client.invalidateQueries();
    } catch (error) {
      if (isCode(error, 'stale')) {
        const theirs = (error as { readonly current?: unknown }).current as Project;
        if (valueIn(theirs, field) === was) return save(change, theirs.version);
        setConflict({ change, theirs });
      } else {
        errorToast(textOf(error).message);
      }
      show(before);
      await client.invalidateQueries();
    }
  };

  return {
    onEdit: (change: Change) => void save(change, change.before.version),
    conflict,
    /** Which of the two stays: mine is written over theirs, theirs is kept. */
    resolve: (side: 'mine' | 'theirs') => {
      if (conflict !== null && side === 'mine') void save(conflict.change, conflict.theirs.version);
      setConflict(null);
    },
    dismiss: () => setConflict(null),
    valueIn,
  };
}
