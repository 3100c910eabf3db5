import { type Event, getPerson, type Person } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../../lib/api/call.ts';
import { keyOf } from '../../../lib/api/use-read.ts';

/** Who did what is listed, by name; each person is asked for once. */
export function useActorNames(events: readonly Event[]): (event: Event) => string {
  const { t } = useLingui();
  const ids = [...new Set(events.flatMap(event => event.actor.personId ?? []))];
  const answers = useQueries({
    queries: ids.map(id => {
      const request = { params: { person: id as Person['id'] } };
      return {
        queryKey: keyOf(getPerson, request),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(getPerson, request, { signal }),
        staleTime: 5 * 60_000,
      };
    }),
  });
  const names = new Map(ids.map((id, i) => [id, answers[i]?.data?.name]));
  const known = JSON.stringify([...names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is new each time, what it says is not
  return useCallback(
    event => {
      const { kind, personId } = event.actor;
      if (kind === 'system' || personId === null) return t`Chartroom`;
      const name = names.get(personId) ?? '…';
      return kind === 'token' ? t`${name}, by token` : name;
    },
    [known, t],
  );
}
