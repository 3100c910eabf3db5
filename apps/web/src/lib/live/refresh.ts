import type { QueryClient } from '@tanstack/react-query';
import type { LiveChange } from './stream.ts';

/** Beginnings of the addresses whose answers a change of one kind concerns; all where it is not said. */
const concerned: Readonly<Record<string, readonly string[]>> = {
  job: ['/api/jobs', '/api/imports'],
  import: ['/api/imports'],
  view: ['/api/views'],
  token: ['/api/tokens'],
  changeSet: ['/api/change-sets'],
  holiday: ['/api/holidays'],
};

/** Reads again what is shown of the things that changed. */
export function refresh(client: QueryClient, changes: readonly LiveChange[] | 'reload'): void {
  const kinds = changes === 'reload' ? ['all'] : [...new Set(changes.map(c => c.kind))];
  const everything = kinds.some(kind => concerned[kind] === undefined);
  const beginnings = kinds.flatMap(kind => concerned[kind] ?? []);
  void client.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' &&
      path.startsWith('/api/') &&
      (everything || beginnings.some(b => path.startsWith(b))),
  });
}
