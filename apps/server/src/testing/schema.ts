import { openDatabase, readConfig } from '../platform/index.ts';
import { schemaAsSql } from './schema-sql.ts';
import { schemaAsTypes } from './schema-types.ts';

export interface Described {
  /** A canonical description of every table, key, index, policy, right, view and function. */
  readonly sql: string;
  /** The tables as Kysely sees them. */
  readonly types: string;
}

/** Migrates an empty embedded database in memory and describes what came out of it. */
export const describeSchema = async (): Promise<Described> => {
  const opened = await openDatabase(readConfig({ CHARTROOM_DATA: ':memory:' }));
  try {
    return { sql: await schemaAsSql(opened.pool), types: await schemaAsTypes(opened.pool) };
  } finally {
    await opened.close();
  }
};
