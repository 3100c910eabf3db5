import type { PmoType } from '@chartroom/contract';
import type { Database } from '../database/database.ts';
import { brokeUniqueness } from '../database/failure.ts';
import { remember } from '../database/remember.ts';
import { AppError } from '../error/error.ts';
import { newId } from '../id/id.ts';
import type { AskingTx, SystemTx, TenantTx } from './transaction.ts';

/** The tenant and its settings as stored. */
export interface OrganisationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly fiscalYearStart: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly pmoType: PmoType;
  readonly cadenceDays: number;
  readonly projectKeyPrefix: string;
  readonly version: number;
}

const columns = [
  'id',
  'slug',
  'name',
  'currency',
  'fiscalYearStart',
  'locale',
  'timeZone',
  'pmoType',
  'cadenceDays',
  'projectKeyPrefix',
  'version',
] as const;

const typed = (row: Omit<OrganisationRow, 'pmoType'> & { pmoType: string }): OrganisationRow => ({
  ...row,
  // The check of the column allows these three only.
  pmoType: row.pmoType as PmoType,
});

/** The organisation of the transaction. */
export const readOrganisation = (tx: AskingTx): Promise<OrganisationRow> =>
  remember(tx, 'organisation', async () =>
    typed(
      await tx.db
        .selectFrom('platformOrganisation')
        .select(columns)
        .where('id', '=', tx.org)
        .executeTakeFirstOrThrow(
          () => new AppError('unauthenticated', 'This organisation is not here any more.'),
        ),
    ),
  );

/** Changes settings; answers null when the version is not the one in force. */
export const changeOrganisation = async (
  tx: TenantTx,
  version: number,
  change: Partial<Omit<OrganisationRow, 'id' | 'slug' | 'version'>>,
): Promise<OrganisationRow | null> => {
  const row = await tx.db
    .updateTable('platformOrganisation')
    .set({ ...change, version: version + 1 })
    .where('id', '=', tx.org)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
  return row === undefined ? null : typed(row);
};

/** All organisations of this installation, by slug; for the command line and for jobs of the system. */
export const listOrganisations = async (tx: SystemTx): Promise<readonly OrganisationRow[]> =>
  (await tx.db.selectFrom('platformOrganisation').select(columns).orderBy('slug').execute()).map(typed);

/** The organisation that was here first; null in an empty database. */
export const oldestOrganisation = async (tx: SystemTx): Promise<string | null> => {
  const row = await tx.db
    .selectFrom('platformOrganisation')
    .select('id')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
};

export type NewOrganisation = Pick<OrganisationRow, 'slug' | 'name' | 'currency'> &
  Partial<Omit<OrganisationRow, 'id' | 'version'>>;

/** Makes an organisation with nothing in it; answers its id. Throws `conflict` when the slug is taken. */
export const createOrganisation = async (database: Database, given: NewOrganisation): Promise<string> => {
  const id = newId();
  try {
    await database.asSystem(async tx => {
      await tx.db
        .insertInto('platformOrganisation')
        .values({ ...given, id, createdAt: tx.at })
        .execute();
    });
  } catch (error) {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError(
      'conflict',
      `There is an organisation with the slug "${given.slug}" already. Choose another.`,
    );
  }
  return id;
};
