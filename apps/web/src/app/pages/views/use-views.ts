import {
  chooseView,
  createView,
  deleteView,
  listViews,
  restoreView,
  updateView,
  type View,
  type ViewList,
  type ViewSettings,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { errorToast, toast, undoToast } from '../../../ui/feedback/toast.tsx';

/** The views of a list, and what can be done with them. */
export function useViews(list: ViewList) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listViews, { query: { list } }, { keep: true });
  const [create, update, remove, restore, choose] = [
    useAct(createView),
    useAct(updateView),
    useAct(deleteView),
    useAct(restoreView),
    useAct(chooseView),
  ];
  const said = (work: Promise<unknown>) => work.catch(error => errorToast(textOf(error).message));
  const at = (view: View) => ({ params: { view: view.id } });
  return {
    views: answer.data?.items ?? [],
    loaded: answer.data !== undefined,
    mayShare: answer.data?.may.share === true,
    /** Keeps how the list is shown now under a name; throws what is refused. */
    keep: (name: string, shared: boolean, settings: ViewSettings) =>
      create.mutateAsync({ request: { body: { list, name, shared, settings } } }),
    save: (view: View, settings: ViewSettings) =>
      said(
        update
          .mutateAsync({ request: { ...at(view), body: { settings } }, version: view.version })
          .then(() => toast(t`"${view.name}" is kept as shown`)),
      ),
    change: (
      view: View,
      body: { readonly name?: string; readonly shared?: boolean; readonly forEverybody?: boolean },
    ) => said(update.mutateAsync({ request: { ...at(view), body }, version: view.version })),
    beginWith: (view: View | null) =>
      said(choose.mutateAsync({ request: { body: { list, viewId: view?.id ?? null } } })),
    remove: (view: View) =>
      said(
        remove.mutateAsync({ request: at(view), version: view.version }).then(() =>
          undoToast(t`The view "${view.name}" is taken away`, () => {
            void said(restore.mutateAsync({ request: at(view) }));
          }),
        ),
      ),
  };
}

/** What a list begins with: one's own choice, else the organisation's. */
export const startView = (views: readonly View[]): View | undefined =>
  views.find(v => v.chosen) ?? views.find(v => v.forEverybody);
