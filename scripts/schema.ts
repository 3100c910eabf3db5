// `npm run schema`: migrates an empty embedded database and writes what came out of it, for people
// (apps/server/migrations/schema.sql) and for the compiler (platform/database/tables.gen.ts).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeSchema } from '../apps/server/src/testing/schema.ts';

const { sql, types } = await describeSchema();
const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}apps/server/migrations/schema.sql`, sql);
writeFileSync(`${root}apps/server/src/platform/database/tables.gen.ts`, types);
process.stdout.write('Wrote schema.sql and tables.gen.ts.\n');
