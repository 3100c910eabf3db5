import { randomBytes } from 'node:crypto';
import { currency, emailAddress, line, newPassword, type Role, roles } from '@chartroom/contract';
import { createUser, firstOrganisation, openApplication, readConfig } from '@chartroom/server';
import { type Command, Option } from 'commander';
import { checked } from '../checked.ts';

interface UserOptions {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password?: string;
  readonly currency: string;
}

/** `chartroom user create`: the first administrator, and people for scripts. */
export function add(program: Command): void {
  const user = program.command('user').description('people who sign in');
  user
    .command('create')
    .description('add a person who can sign in; in an empty database the organisation is made as well')
    .requiredOption('--name <name>', 'name of the person', checked(line()))
    .requiredOption('--email <address>', 'address to sign in with', checked(emailAddress))
    .addOption(
      new Option('--role <role>', 'role on the organisation').choices([...roles]).default('administrator'),
    )
    .option(
      '--password <password>',
      'at least 12 characters; made up and printed when left out',
      checked(newPassword),
    )
    .option('--currency <code>', 'currency of an organisation that is made', checked(currency), 'GBP')
    .action((options: UserOptions) =>
      create(options, program.opts<{ organisation?: string }>().organisation ?? null),
    );
}

async function create(options: UserOptions, organisation: string | null): Promise<void> {
  const config = readConfig(process.env, `chartroom user create (process ${process.pid})`);
  const application = await openApplication({ ...config, logLevel: 'error' });
  try {
    const { database } = application;
    const org = await firstOrganisation(database, organisation, options.currency);
    const password = options.password ?? randomBytes(12).toString('base64url');
    await createUser(database, org.id, { ...options, password });
    process.stdout.write(`${options.email} signs in to ${org.name} as ${options.role}.\n`);
    if (options.password === undefined) process.stdout.write(`Password: ${password}\n`);
  } finally {
    await application.close();
  }
}
