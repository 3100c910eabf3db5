import type { Permission, Role } from '@chartroom/contract';
import {
  AppError,
  createTokenFor,
  type Database,
  listOrganisations,
  newId,
  normalEmail,
  type OrganisationRow,
  setAccount,
  systemActor,
} from '../../platform/index.ts';
import { addGrant, addPeople, peopleByName } from '../../register/index.ts';
import type { ImportOutcome, ImportRequest } from '../import/perform-import.ts';
import { runImport } from '../import/run-import.ts';
import { setUpOrganisation } from '../new-organisation/new-organisation.ts';

/** The organisation that a command works on: the one named, or the only one there is. */
export async function chosenOrganisation(database: Database, slug: string | null): Promise<OrganisationRow> {
  const all = await database.asSystem(listOrganisations);
  const found = slug === null ? all[0] : all.find(o => o.slug === slug);
  if (slug !== null && !found) {
    throw new AppError(
      'not_found',
      `There is no organisation ${slug}. There are: ${all.map(o => o.slug).join(', ') || 'none'}.`,
    );
  }
  if (!found)
    throw new AppError('not_found', 'There is no organisation yet. `chartroom user create` makes the first.');
  if (slug === null && all.length > 1) {
    throw new AppError(
      'invalid',
      `There are ${all.length} organisations. Name one with --organisation: ${all.map(o => o.slug).join(', ')}.`,
    );
  }
  return found;
}

/** The organisation that a command works on; in an empty database a first one is made. */
export async function firstOrganisation(
  database: Database,
  slug: string | null,
  currency: string,
): Promise<OrganisationRow> {
  const all = await database.asSystem(listOrganisations);
  if (all.length === 0) {
    await setUpOrganisation(database, { slug: slug ?? 'main', name: 'Our organisation', currency });
  }
  return chosenOrganisation(database, slug);
}

/** Adds a person who can sign in, with a role on the whole organisation. */
export async function createUser(
  database: Database,
  org: string,
  user: { readonly name: string; readonly email: string; readonly password: string; readonly role: Role },
): Promise<void> {
  const email = normalEmail(user.email);
  await database.inOrganisation(systemActor(org), async tx => {
    const known = await peopleByName(tx, []);
    if (known.has(email))
      throw new AppError('conflict', `There is somebody with the address ${email} already.`);
    const [person = ''] = await addPeople(tx, [{ name: user.name, email, jobTitle: null, unitId: null }]);
    await setAccount(tx, person, email, user.password);
    await addGrant(tx, person, { role: user.role, scopeKind: 'organisation', scopeId: null });
  });
}

/** Makes an API token for a person; answers its secret, which is kept nowhere. */
export async function createUserToken(
  database: Database,
  org: string,
  token: {
    readonly email: string;
    readonly name: string;
    readonly scopes: readonly Permission[];
    readonly days: number;
  },
): Promise<string> {
  return database.inOrganisation(systemActor(org), async tx => {
    const person = (await peopleByName(tx, [])).get(normalEmail(token.email));
    if (!person) throw new AppError('not_found', `There is nobody with the address ${token.email}.`);
    const { secret } = await createTokenFor(tx, person, { ...token, scopes: [...token.scopes] });
    return secret;
  });
}

/** Imports a file as the system itself; nothing is kept of a dry run or when `all` meets a bad row. */
export async function importFile(
  database: Database,
  org: string,
  request: Omit<ImportRequest, 'importId'>,
): Promise<ImportOutcome> {
  return database.inOrganisation(systemActor(org), tx => runImport(tx, request), {
    request: `import:${newId()}`,
    statementTimeoutMs: 600_000,
  });
}
