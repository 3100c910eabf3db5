import { listPeople, listProjects } from '@chartroom/contract';
import { call } from '../../../../lib/api/call.ts';
import type { Pick } from '../../../../ui/form/person-picker.tsx';

/** Active people whose name holds the text. */
export async function findPeople(text: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 12, sort: 'name', ...(text === '' ? {} : { search: text }) };
  const { items } = await call(listPeople, { query }, { signal });
  return items.map(p => ({ id: p.id, name: p.name, hint: p.jobTitle ?? undefined }));
}

/** Projects whose name or key holds the text. */
export async function findProjects(text: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 20, ...(text === '' ? {} : { search: text }) };
  const { items } = await call(listProjects, { query }, { signal });
  return items.map(p => ({ id: p.id, name: p.name, hint: p.key }));
}
