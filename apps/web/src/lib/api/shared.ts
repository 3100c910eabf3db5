import { type Output, openShare, printShare, shareHeader } from '@chartroom/contract';
import { useQuery } from '@tanstack/react-query';
import { offline, problemOf } from './api-error.ts';
import { save } from './download.ts';

async function ask(path: string, secret: string): Promise<Response> {
  const answer = await fetch(path, { headers: { [shareHeader]: secret } }).catch(() => {
    throw offline();
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => undefined));
  return answer;
}

/** What a read-only link shows; its secret goes into a header, so that it stands in no address that is logged. */
export const useShared = (secret: string) =>
  useQuery<Output<typeof openShare>>({
    queryKey: [openShare.path, secret],
    queryFn: async () => (await ask(openShare.path, secret)).json(),
    retry: false,
  });

/** Saves the same as PDF. */
export const saveShared = async (secret: string): Promise<void> =>
  save(await (await ask(printShare.path, secret)).blob(), 'one-page.pdf');
