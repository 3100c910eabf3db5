import { prepareReporting } from '../../domains/monitoring/index.ts';
import {
  createOrganisation,
  type Database,
  type NewOrganisation,
  systemActor,
} from '../../platform/index.ts';

/** Makes an organisation with what every one starts with: rating scales and rules of status. Answers its id. */
export async function setUpOrganisation(database: Database, given: NewOrganisation): Promise<string> {
  const id = await createOrganisation(database, given);
  await database.inOrganisation(systemActor(id), prepareReporting);
  return id;
}
