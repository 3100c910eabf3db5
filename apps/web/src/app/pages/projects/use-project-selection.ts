import type { ProjectRow } from '@chartroom/contract';
import { useMemo, useState } from 'react';
import type { Chosen } from './bulk/use-steps.ts';
import type { ProjectsSearch } from './search.ts';

/** What is selected in the list: some of its rows, or everything that it shows. Another list begins without. */
export function useProjectSelection(search: ProjectsSearch, rows: readonly ProjectRow[], total: number) {
  const { q, filter, scope = 'live', portfolio } = search;
  const list = JSON.stringify([q, filter, scope, portfolio]);
  const [state, setState] = useState<{
    readonly list: string;
    readonly ids: readonly string[];
    readonly all: boolean;
  }>({ list, ids: [], all: false });
  const [changing, setChanging] = useState(false);
  const now = state.list === list ? state : { list, ids: [], all: false };
  const ids = useMemo(() => (now.all ? rows.map(r => r.id) : now.ids), [now.all, now.ids, rows]);
  const chosen: Chosen = now.all
    ? {
        kind: 'all',
        matching: {
          filter,
          search: q,
          scope,
          ...(portfolio === undefined ? {} : { portfolioId: portfolio as never }),
          expected: total,
        },
      }
    : { kind: 'some', rows: rows.filter(r => ids.includes(r.id)) };
  return {
    ids,
    chosen,
    everything: now.all,
    count: now.all ? total : ids.length,
    changing,
    setChanging,
    select: (next: readonly string[]) => setState({ list, ids: next, all: false }),
    selectAll: () => setState({ list, ids: [], all: true }),
    clear: () => {
      setState({ list, ids: [], all: false });
      setChanging(false);
    },
  };
}
