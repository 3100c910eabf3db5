import { api, type Endpoint } from '@chartroom/contract';
import {
  type Application,
  type Config,
  chosenOrganisation,
  exportPlanFile,
  firstOrganisation,
  importFile,
  importPlanFile,
  openApplication,
  systemActor,
} from '@chartroom/server';
import { CommandError } from './failure.ts';
import type { Ask, Imported, Office, OfficeOptions } from './office.ts';

type AnyHandler = (tx: unknown, input: unknown, call: unknown) => Promise<unknown>;

/** Answers from the database itself, in the name of the system; refused while a server holds the data directory. */
export async function openLocalOffice(config: Config, options: OfficeOptions): Promise<Office> {
  const application = await openApplication({ ...config, logLevel: 'error' });
  const { database } = application;
  try {
    const { id: org } =
      options.firstCurrency === undefined
        ? await chosenOrganisation(database, options.organisation)
        : await firstOrganisation(database, options.organisation, options.firstCurrency);
    return {
      ask: asking(application, org),
      importFile: async ({ progress, ...file }): Promise<Imported> => {
        const {
          problems,
          refused: _,
          ...outcome
        } = await importFile(database, org, {
          ...file,
          progress: async (fraction, message) => progress(fraction, message),
        });
        return { ...outcome, problems: [...problems], diff: [...outcome.diff] };
      },
      importPlan: async file => {
        const taken = await importPlanFile(database, org, file);
        return { ...taken, findings: taken.findings.map(f => ({ ...f, path: [...f.path] })) };
      },
      exportPlan: plan => exportPlanFile(database, org, plan),
      close: application.close,
    };
  } catch (error) {
    await application.close();
    throw error;
  }
}

const asking = (application: Application, org: string): Ask =>
  (async (name: keyof typeof api, input: Readonly<Record<string, unknown>>) => {
    const endpoint: Endpoint = api[name];
    const handler = (application.handlers as unknown as Record<string, AnyHandler>)[name];
    if (!handler) throw new Error(`${name} is answered by a server only.`);
    const parsed = {
      params: parse(endpoint.params, input.params),
      query: parse(endpoint.query, input.query ?? {}),
      body: parse(endpoint.body, input.body),
    };
    const answer = await application.database.inOrganisation(systemActor(org), tx => handler(tx, parsed, {}));
    const plain = isPrepared(answer) ? JSON.parse(answer.prepared) : answer;
    return endpoint.output ? endpoint.output.parse(plain) : plain;
  }) as Ask;

const isPrepared = (answer: unknown): answer is { readonly prepared: string } =>
  typeof answer === 'object' && answer !== null && 'prepared' in answer;

/** As a server would refuse it: in words, not as a mistake of ours. */
function parse(schema: Endpoint['body'], given: unknown): unknown {
  const read = schema?.safeParse(given);
  if (read === undefined || read.success) return read?.data;
  throw new CommandError(read.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('\n'));
}
