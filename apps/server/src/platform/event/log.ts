import { eventFields, type Input, type listEvents as listEventsEndpoint } from '@chartroom/contract';
import { sql } from 'kysely';
import { dayIn } from '../clock/clock.ts';
import { type ListShape, readPage } from '../list/list.ts';
import type { Concealed } from '../sign-in/directory.ts';
import { holdsEverywhere } from '../tenancy/actor.ts';
import { readOrganisation } from '../tenancy/organisation.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { personalOf, withPersonal } from './personal.ts';

const shape = (today: string): ListShape => ({
  types: eventFields,
  columns: {
    seq: sql.ref('seq'),
    at: sql.ref('at'),
    name: sql.ref('name'),
    actorKind: sql.ref('actorKind'),
    actorId: sql.ref('actorId'),
    personId: sql.ref('personId'),
    subjectKind: sql.ref('subjectKind'),
    subjectId: sql.ref('subjectId'),
    projectId: sql.ref('projectId'),
    reason: sql.ref('reason'),
  },
  defaultSort: '-seq',
  id: sql.ref('id'),
  today,
});

const withoutMoney = (fields: unknown): unknown =>
  typeof fields === 'object' && fields !== null
    ? Object.fromEntries(Object.entries(fields).filter(([name]) => !name.endsWith('Minor')))
    : fields;

/**
 * One page of the log, without the events of concealed projects and without concealed money. What is about no single
 * project is for who reads the log of the whole organisation; its money for who may see all money.
 */
export const listEvents = async (
  tx: Tx,
  query: Input<typeof listEventsEndpoint>['query'],
  concealed: Concealed,
) => {
  const { timeZone } = await readOrganisation(tx);
  let base = tx.db.selectFrom('platformEvent').selectAll().where('orgId', '=', tx.org);
  if (!holdsEverywhere(tx.actor, 'event.read')) base = base.where('projectId', 'is not', null);
  if (concealed.projects.length > 0) {
    base = base.where(
      sql<boolean>`(project_id is null or project_id <> all (${[...concealed.projects]}::uuid[]))`,
    );
  }
  const moneyless = new Set(concealed.money);
  const seesAllMoney = holdsEverywhere(tx.actor, 'money.read');
  const shown = (projectId: string | null, fields: unknown) =>
    (projectId === null ? seesAllMoney : !moneyless.has(projectId)) ? fields : withoutMoney(fields);
  const page = await readPage(base, query, shape(dayIn(timeZone, tx.at)));
  const personal = await personalOf(
    tx,
    page.items.map(e => e.id),
  );
  return {
    ...page,
    items: page.items.map(e => ({
      ...e,
      before: shown(e.projectId, withPersonal(e.before, personal.get(e.id)?.before)),
      after: shown(e.projectId, withPersonal(e.after, personal.get(e.id)?.after)),
      // The check of the column allows these three only.
      actor: { kind: e.actorKind as 'person' | 'token' | 'system', id: e.actorId, personId: e.personId },
      subject: { kind: e.subjectKind, id: e.subjectId },
    })),
  };
};
