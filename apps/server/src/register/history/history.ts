import type { Api, Input } from '@chartroom/contract';
import { type Answer, type Handlers, invalidField, may, type Tx } from '../../platform/index.ts';
import { placeOf, visibleProject } from '../project/project.ts';
import { loadHistory } from './store.ts';

/** Endpoint -> use case. */
export const historyHandlers = {
  projectHistory: (tx, input) => projectHistory(tx, input),
} satisfies Partial<Handlers<Api>>;

const moneyField = /Minor$/;

/** Everything recorded about a project, newest first; money and drafts of reports only to who may see them. */
async function projectHistory(
  tx: Tx,
  { params, query }: Input<Api['projectHistory']>,
): Promise<Answer<Api['projectHistory']>> {
  const project = await visibleProject(tx, params.project);
  const before = query.cursor === undefined ? null : Number(query.cursor);
  if (before !== null && !Number.isSafeInteger(before)) {
    throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
  }
  const drafts = may(tx.actor, 'report.write', placeOf(project));
  const found = await loadHistory(tx, project.id, { before, drafts, limit: query.limit + 1 });
  const seesMoney = may(tx.actor, 'money.read', placeOf(project));
  const items = found.slice(0, query.limit);
  return {
    items: items.map(e => ({
      id: e.id,
      at: e.at,
      by: e.by ?? 'Chartroom',
      name: e.name,
      validFrom: e.validFrom,
      reason: e.reason,
      changes: changesIn(e.before, e.after).filter(c => seesMoney || !moneyField.test(c.field)),
    })),
    nextCursor: found.length > query.limit ? String(items.at(-1)?.seq ?? '') : null,
  };
}

type Fields = Readonly<Record<string, unknown>> | null;

const changesIn = (before: Fields, after: Fields) =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map(field => ({
    field,
    from: before?.[field] ?? null,
    to: after?.[field] ?? null,
  }));
