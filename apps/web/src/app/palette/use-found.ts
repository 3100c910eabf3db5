import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useSession } from '../../lib/session.ts';
import { type Found, type RecordKind, recordKinds } from './record-kinds.ts';

const shortest = 2;

interface FoundKind {
  readonly kind: RecordKind;
  readonly items: readonly Found[];
}

/** Records of every kind for what was typed; nothing below two letters. */
export function useFound(typed: string): {
  readonly kinds: readonly FoundKind[];
  readonly searching: boolean;
} {
  const [search] = useDebouncedValue(typed.trim(), 150);
  const { holds } = useSession();
  const kinds = recordKinds.filter(kind => holds(kind.permission));
  const enabled = search.length >= shortest;
  const answers = useQueries({
    queries: kinds.map(kind => ({
      queryKey: ['palette', kind.id, search],
      queryFn: ({ signal }: { signal: AbortSignal }) => kind.find(search, signal),
      enabled,
    })),
  });
  return {
    kinds: kinds.map((kind, i) => ({ kind, items: (enabled ? answers[i]?.data : undefined) ?? [] })),
    searching: enabled && answers.some(answer => answer.isFetching),
  };
}
