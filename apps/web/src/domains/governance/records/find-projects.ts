import { listProjects } from '@chartroom/contract';
import { call } from '../../../lib/api/call.ts';
import type { Pick } from '../../../ui/form/person-picker.tsx';

/** Projects whose name or key holds the text, for a field that picks one. */
export async function findProjects(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 12, sort: 'number', ...(search === '' ? {} : { search }) };
  const { items } = await call(listProjects, { query } as never, { signal });
  return (items as readonly { id: string; key: string; name: string }[]).map(p => ({
    ...{ id: p.id, name: p.name, hint: p.key },
  }));
}
