import {
  type Config,
  checkBackup,
  createDatabase,
  listOrganisations,
  type MadeBackup,
  makeBackup,
  makeBackupThrough,
  openUnmigrated,
  type Restored,
  restoreBackup,
  type Verified,
  verifyLog,
} from '../../platform/index.ts';

/** Makes a backup of the configured database, through the server that holds it when it is embedded and in use. */
export async function backupDatabase(config: Config, file: string): Promise<MadeBackup> {
  if (config.databaseUrl === null) {
    const made = await makeBackupThrough(config.dataDirectory, file);
    if (made !== null) return made;
  }
  const opened = await openUnmigrated(config, 'read');
  try {
    return await makeBackup(opened, file);
  } finally {
    await opened.close();
  }
}

/** Restores a backup into the configured database, which must be empty, and recomputes every chain. */
export async function restoreDatabase(
  config: Config,
  file: string,
): Promise<Restored & { readonly verified: readonly Verified[] }> {
  await checkBackup(file);
  const opened = await openUnmigrated(config, 'fill');
  try {
    const restored = await restoreBackup(opened, file);
    const database = createDatabase(opened, []);
    const verified: Verified[] = [];
    for (const { id } of await database.asSystem(listOrganisations))
      verified.push(await database.inTenant(id, tx => verifyLog(tx, restored.heads)));
    return { ...restored, verified };
  } finally {
    await opened.close();
  }
}
