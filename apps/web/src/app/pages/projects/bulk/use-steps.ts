import {
  type ChangeOutcome,
  type ChangeSet,
  changeMatchingProjects,
  changeProjects,
  type ProjectRow,
  type Request,
  undoChangeSet,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../../lib/api/call.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { intentKey } from '../../../../lib/api/intent-key.ts';
import { remember, type Undoable, undoLast } from '../../../../lib/undo.ts';
import { errorToast, toast, undoToast } from '../../../../ui/feedback/toast.tsx';

export type Changes = Request<typeof changeProjects>['body'];
export type Matching = Request<typeof changeMatchingProjects>['body'];
export type ProjectSet = NonNullable<Changes['changes'][number]['set']>;

/** What is chosen: some projects at the version that was read, or all that the list shows. */
export type Chosen =
  | { readonly kind: 'some'; readonly rows: readonly ProjectRow[] }
  | {
      readonly kind: 'all';
      readonly matching: Pick<Matching, 'filter' | 'search' | 'scope' | 'portfolioId' | 'expected'>;
    };

/** Changing many projects in one step, and taking it back. */
export function useSteps() {
  const { t } = useLingui();
  const client = useQueryClient();
  const textOf = useErrorText();

  const undo = async (set: ChangeSet): Promise<void> => {
    try {
      const request = { params: { changeSet: set.id }, body: {} };
      const { undone, refused } = await call(undoChangeSet, request, { idempotencyKey: intentKey() });
      const back = t`${plural(undone, { one: '# project is as it was', other: '# projects are as they were' })}`;
      if (refused.length === 0) toast(back);
      else
        errorToast(
          `${back}. ${t`Left as they are`}: ${refused.map(r => `${r.key} (${r.message})`).join('; ')}`,
        );
    } catch (error) {
      errorToast(textOf(error).message);
    }
    await client.invalidateQueries();
  };

  /** Tells what was done, with the way back. */
  const done = ({ changeSet, counts }: ChangeOutcome): void => {
    if (changeSet === null) return;
    const label = t`${plural(counts.changed, { one: '# project changed', other: '# projects changed' })}`;
    const step: Undoable = { label, undo: () => undo(changeSet) };
    remember(step);
    void undoToast(label, () => undoLast(step));
  };

  const change = async (body: Changes): Promise<ChangeOutcome> => {
    const outcome = await call(changeProjects, { body }, { idempotencyKey: intentKey() });
    if (!outcome.applied) return outcome;
    done(outcome);
    await client.invalidateQueries();
    return outcome;
  };

  return {
    change,
    /** Says the same of everything that is chosen. */
    changeAll: async (
      chosen: Chosen,
      set: ProjectSet,
      how: Pick<Changes, 'reason' | 'mode' | 'dryRun'>,
    ): Promise<ChangeOutcome> => {
      if (chosen.kind === 'some') {
        const changes = chosen.rows.map(row => ({ project: row.id, version: row.version, set }));
        return change({ changes, ...how });
      }
      const body = { ...chosen.matching, set, ...how };
      const outcome = await call(changeMatchingProjects, { body }, { idempotencyKey: intentKey() });
      if (outcome.applied) {
        done(outcome);
        await client.invalidateQueries();
      }
      return outcome;
    },
  };
}
