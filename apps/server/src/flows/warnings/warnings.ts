import type { Api, Input } from '@chartroom/contract';
import type { Answer, Handlers, Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { momentOf } from '../state/moment.ts';
import { countWarnings } from '../state/store/warnings.ts';
import { rulesWith } from '../state/warning-rules.ts';

/** Endpoint -> use case. */
export const warningHandlers = {
  listWarnings: (tx, { query }) => listWarnings(tx, query),
} satisfies Partial<Handlers<Api>>;

/** Every check with the number of live projects that fail it, the most frequent first. */
async function listWarnings(
  tx: Tx,
  query: Input<Api['listWarnings']>['query'],
): Promise<Answer<Api['listWarnings']>> {
  const { byRule, any } = await countWarnings(tx, await momentOf(tx, query));
  const items = rulesWith(await fieldCatalogue(tx)).map(r => ({ ...r, projects: byRule.get(r.rule) ?? 0 }));
  return { items: items.sort((a, b) => b.projects - a.projects), projects: any };
}
