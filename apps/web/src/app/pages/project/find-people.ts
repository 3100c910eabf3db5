import { listPeople } from '@chartroom/contract';
import { call } from '../../../lib/api/call.ts';
import type { Pick } from '../../../ui/form/person-picker.tsx';

/** People whose name or address holds the text, for a field that picks one. */
export async function findPeople(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(
    listPeople,
    { query: { limit: 12, sort: 'name', ...(search === '' ? {} : { search }) } },
    { signal },
  );
  return items.map(({ id, name, jobTitle, email }) => ({ id, name, hint: jobTitle ?? email ?? undefined }));
}
