import type { Role, ScopeKind } from '@chartroom/contract';
import type pg from 'pg';
import { setUpOrganisation } from '../flows/new-organisation/new-organisation.ts';
import { type ApplicationOptions, type Server, startServer } from '../main.ts';
import { type NewOrganisation, readConfig, setAccount, systemActor } from '../platform/index.ts';
import { addGrant, addPeople } from '../register/index.ts';
import { type Client, createClient, signedIn } from './client.ts';
import { createTestDatabase, testDatabaseServer } from './database.ts';
import { templateDatabase, templateDump } from './template.ts';

export interface TestRole {
  readonly role: Role;
  readonly scopeKind?: ScopeKind;
  readonly scopeId?: string | null;
}

export interface TestPerson extends Client {
  readonly id: string;
  readonly email: string;
  /** The id of the organisation. */
  readonly org: string;
}

/** An organisation of its own in the test's database. */
export interface TestOrganisation {
  readonly id: string;
  readonly slug: string;
  /** A person of this organisation with these roles (a plain role is given on the organisation), signed in. */
  readonly person: (name: string, ...roles: readonly (Role | TestRole)[]) => Promise<TestPerson>;
}

export interface TestServer extends Server {
  /** Connections past row-level security and rights, for what only an owner of the machine can do. */
  readonly superuser: pg.Pool;
  readonly anonymous: Client;
  readonly organisation: (slug: string, settings?: Partial<NewOrganisation>) => Promise<TestOrganisation>;
}

export interface TestOptions extends ApplicationOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

const password = 'correct horse battery staple';

const createPerson = async (
  server: Server,
  org: TestOrganisationKey,
  name: string,
  roles: readonly TestRole[],
): Promise<TestPerson> => {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@${org.slug}.example`;
  const id = await server.application.database.inOrganisation(systemActor(org.id), async tx => {
    const [person = ''] = await addPeople(tx, [{ name, email, jobTitle: null, unitId: null }]);
    await setAccount(tx, person, email, password);
    for (const { role, scopeKind = 'organisation', scopeId = null } of roles) {
      await addGrant(tx, person, { role, scopeKind, scopeId });
    }
    return person;
  });
  return { id, email, org: org.id, ...(await signedIn(server.address, email, password)) };
};

type TestOrganisationKey = Pick<TestOrganisation, 'id' | 'slug'>;

/** Every person of a test signs in with it. */
export const testPassword = password;

/** The server that the files of a worker share, and how many have asked for it. */
const shared: { server: Promise<TestServer> | null; files: number } = { server: null, files: 0 };

/**
 * The real server for a file of tests that keeps to organisations of its own: one for all files of a worker, since to
 * start and stop one takes longer than most files. It ends with the worker; `close` leaves it to the next file. Who looks
 * at whole tables, or waits until nothing is left to do, takes `startTestServer`.
 */
export const shareTestServer = async (): Promise<TestServer> => {
  shared.server ??= startTestServer();
  const server = await shared.server;
  shared.files += 1;
  const file = shared.files;
  return {
    ...server,
    // Addresses to sign in with follow from the slug.
    organisation: (slug, settings) => server.organisation(`${slug}-${file}`, { name: slug, ...settings }),
    close: async () => {},
  };
};

/**
 * Starts a real server of its own: on an embedded database from a dump of an empty one, or, with
 * CHARTROOM_TEST_DATABASE_URL, on a new PostgreSQL database that `close` drops.
 */
export const startTestServer = async (options: TestOptions = {}): Promise<TestServer> => {
  const host = testDatabaseServer();
  const own = host === null ? null : await createTestDatabase(host, await templateDatabase(host));
  const config = readConfig(
    {
      CHARTROOM_DATA: ':memory:',
      LOG_LEVEL: 'fatal',
      PORT: '0',
      CHARTROOM_REQUESTS_PER_MINUTE: '1000000',
      CHARTROOM_SEAL_SECONDS: '0',
      CHARTROOM_BACKUP_HOURS: '0',
      CHARTROOM_SCHEDULE_SECONDS: '0',
      ...(own === null ? {} : { DATABASE_URL: own.url }),
      ...options.environment,
    },
    'test',
  );
  const start = own === null ? { template: await templateDump() } : {};
  const server = await startServer(config, { ...start, ...(options.jobs ? { jobs: options.jobs } : {}) });
  return {
    ...server,
    superuser: own?.superuser ?? server.application.opened.pool,
    anonymous: createClient(server.address),
    organisation: async (slug, settings = {}) => {
      const given = { name: slug, currency: 'GBP', ...settings, slug };
      const id = await setUpOrganisation(server.application.database, given);
      const person: TestOrganisation['person'] = (name, ...roles) =>
        createPerson(
          server,
          { id, slug },
          name,
          roles.map(r => (typeof r === 'string' ? { role: r } : r)),
        );
      return { id, slug, person };
    },
    close: async () => {
      await server.close();
      await own?.drop();
    },
  };
};
