import { type Permission, permissions } from '@chartroom/contract';
import { chosenOrganisation, createUserToken, openApplication, readConfig } from '@chartroom/server';
import { type Command, InvalidArgumentError } from 'commander';

interface TokenOptions {
  readonly email: string;
  readonly name: string;
  readonly scope: readonly Permission[];
  readonly days: number;
}

const scope = (text: string, before: readonly Permission[] = []): readonly Permission[] => {
  if (text === 'all') return permissions;
  if (!(permissions as readonly string[]).includes(text)) {
    throw new InvalidArgumentError(`Choose all or of ${permissions.join(', ')}.`);
  }
  return [...before, text as Permission];
};

const days = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 366)
    throw new InvalidArgumentError('Write a whole number from 1 to 366.');
  return n;
};

/** `chartroom token create`: an API token for scripts. */
export function add(program: Command): void {
  const token = program.command('token').description('API tokens for scripts');
  token
    .command('create')
    .description('make a token that acts as a person, limited to its scopes; it is printed this once')
    .requiredOption('--email <address>', 'the person it acts as')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scope <permission>', 'a permission, repeated for more; all for every one', scope)
    .option('--days <days>', 'days until it expires', days, 90)
    .action(async (options: TokenOptions) => {
      const config = readConfig(process.env, `chartroom token create (process ${process.pid})`);
      const application = await openApplication({ ...config, logLevel: 'error' });
      try {
        const { organisation = null } = program.opts<{ organisation?: string | null }>();
        const org = await chosenOrganisation(application.database, organisation);
        const secret = await createUserToken(application.database, org.id, {
          ...options,
          scopes: options.scope,
        });
        process.stdout.write(`${secret}\n`);
      } finally {
        await application.close();
      }
    });
}
