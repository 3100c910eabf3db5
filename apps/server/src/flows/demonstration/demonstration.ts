import { asDay } from '@chartroom/engine';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { type Database, dayIn, listOrganisations, now, systemActor } from '../../platform/index.ts';
import { setUpOrganisation } from '../new-organisation/new-organisation.ts';
import { generateDemonstration } from './generate.ts';
import { demonstrationSlug, type LoadedDemonstration, loadDemonstration } from './load.ts';
import { loadSignIns } from './store.ts';

const seed = 20_260_930;

/** Fills an organisation of its own with the demonstration, ending today; one that was begun and not finished is filled. */
export async function prepareDemonstration(database: Database): Promise<LoadedDemonstration> {
  const demo = generateDemonstration(seed, asDay(dayIn('Europe/London', now())));
  const { name, currency, cadenceDays } = demo.organisation;
  const begun = (await database.asSystem(listOrganisations)).find(o => o.slug === demonstrationSlug);
  const org =
    begun?.id ??
    (await setUpOrganisation(database, {
      slug: demonstrationSlug,
      name,
      currency,
      cadenceDays,
      fiscalYearStart: '04-01',
    }));
  await database.inOrganisation(systemActor(org), prepareReporting);
  return loadDemonstration(database, org, demo);
}

/** Whether an installation is still to get its demonstration: it is empty, or a start was stopped while loading. */
export async function wantsDemonstration(database: Database): Promise<boolean> {
  const all = await database.asSystem(listOrganisations);
  const [only] = all;
  if (!only) return true;
  return (
    all.length === 1 && only.slug === demonstrationSlug && (await demonstrationSignIns(database)).length === 0
  );
}

/** The sign-ins of the demonstration; none where it is not loaded. */
export async function demonstrationSignIns(
  database: Database,
): Promise<readonly { readonly email: string; readonly role: string }[]> {
  const found = (await database.asSystem(listOrganisations)).find(o => o.slug === demonstrationSlug);
  return found ? database.inOrganisation(systemActor(found.id), loadSignIns) : [];
}
