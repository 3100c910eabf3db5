import { listPeople } from '@chartroom/contract';
import { call } from '../../../lib/api/call.ts';
import type { Pick } from '../../../ui/form/person-picker.tsx';

/** People whose name or address holds the text. */
export async function findPeople(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 12, sort: 'name', ...(search === '' ? {} : { search }) };
  const { items } = await call(listPeople, { query }, { signal });
  return items.map(({ id, name, jobTitle }) => ({ id, name, hint: jobTitle ?? undefined }));
}
