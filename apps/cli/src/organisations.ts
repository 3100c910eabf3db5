import {
  type Config,
  chosenOrganisation,
  type Database,
  listOrganisations,
  openApplication,
} from '@chartroom/server';

interface Named {
  readonly id: string;
  readonly slug: string;
}

/** Opens the database and works on the organisation that is named, or on all of them. */
export async function withOrganisations(
  config: Config,
  slug: string | null,
  work: (database: Database, organisations: readonly Named[]) => Promise<void>,
): Promise<void> {
  const application = await openApplication({ ...config, logLevel: 'error' });
  try {
    const { database } = application;
    const organisations =
      slug === null ? await database.asSystem(listOrganisations) : [await chosenOrganisation(database, slug)];
    await work(database, organisations);
  } finally {
    await application.close();
  }
}
