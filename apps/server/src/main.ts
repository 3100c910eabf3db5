// The only place where things are wired together.
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import {
  auditsHandlers,
  auditsSubscriptions,
  checkByTheClock,
  checkSoon,
  gateHandlers,
  gateSubscriptions,
  methodologiesHandlers,
  recordJobs,
  recordsDueByTheClock,
  recordsHandlers,
  recordsSubscriptions,
  templatesHandlers,
} from './domains/governance/index.ts';
import {
  dependencyHandlers,
  dependencySubscriptions,
  reportingHandlers,
  reportingSubscriptions,
} from './domains/monitoring/index.ts';
import { boardPackHandlers, boardPackJobs } from './flows/board-pack/board-pack.ts';
import { bulkEditHandlers } from './flows/bulk-edit/bulk-edit.ts';
import { changedAfterHandlers } from './flows/changed-after/changed-after.ts';
import { cockpitHandlers } from './flows/cockpit/cockpit.ts';
import { consequencesHandlers } from './flows/consequences/consequences.ts';
import { explainHandlers } from './flows/explain/explain.ts';
import { fieldExplanationHandlers } from './flows/explain/field.ts';
import { gatePaper, gatePrintHandlers } from './flows/gate-print/gate-print.ts';
import { historyOfHandlers } from './flows/history/history.ts';
import { importHandlers } from './flows/import/import.ts';
import { importJobs } from './flows/import/job.ts';
import { listExportHandlers } from './flows/list-export/list-export.ts';
import { logExportHandlers } from './flows/log-export/log-export.ts';
import { myWorkHandlers } from './flows/my-work/my-work.ts';
import { notificationHandlers, notificationSubscriptions } from './flows/notification/notification.ts';
import { onePageHandlers } from './flows/one-page/one-page.ts';
import { planFileHandlers, planFileJobs } from './flows/plan-file/import.ts';
import { planValueHandlers } from './flows/plan-value/plan-value.ts';
import { projectExportHandlers } from './flows/project-export/export.ts';
import { projectListHandlers } from './flows/project-list/project-list.ts';
import { projectPageHandlers } from './flows/project-page/project-page.ts';
import { remindAutomatically } from './flows/reminder/automatic.ts';
import { reminderHandlers } from './flows/reminder/reminder.ts';
import { reportDocumentHandlers } from './flows/report-document/report-document.ts';
import { roadmapMoneyHandlers } from './flows/roadmap/money.ts';
import { roadmapHandlers } from './flows/roadmap/roadmap.ts';
import { shareHandlers } from './flows/share/share.ts';
import { undoHandlers } from './flows/undo/undo.ts';
import { warningHandlers } from './flows/warnings/warnings.ts';
import { weeklyUpdateHandlers } from './flows/weekly-update/weekly-update.ts';
import type { ServedApi } from './http/server.ts';
import { stopHttp } from './http/stop.ts';
import {
  backupJobs,
  baseAddress,
  type Config,
  createBackupSchedule,
  createDatabase,
  createHub,
  createJobQueue,
  createLog,
  createMailer,
  createPasswordLinks,
  createScheduler,
  createSealer,
  createSignIn,
  createSoonWorker,
  createWebhookSender,
  type Database,
  type Handlers,
  type Hub,
  type JobHandlers,
  type JobQueue,
  type JobWatch,
  jobHandlers,
  type Log,
  type Mailer,
  mailHandlers,
  nodesOn,
  type OpenedDatabase,
  oneNode,
  openBackupControl,
  openDatabase,
  platformHandlers,
  type SoonWorker,
  type Subscription,
  startTelemetry,
  viewHandlers,
  type WebhookSender,
} from './platform/index.ts';
import { applyTypesByTheClock, directory, registerHandlers } from './register/index.ts';

/** The work that jobs do, by kind. */
const backgroundWork: JobHandlers = {
  ...boardPackJobs,
  ...importJobs,
  ...planFileJobs,
  ...recordJobs(gatePaper),
};

/** Everything but HTTP: the database, the use case behind each endpoint, the queue. */
export interface Application {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly opened: OpenedDatabase;
  readonly queue: JobQueue;
  readonly mailer: Mailer;
  readonly webhooks: WebhookSender;
  readonly hub: Hub;
  readonly soon: SoonWorker;
  readonly handlers: Handlers<ServedApi>;
  readonly close: () => Promise<void>;
}

export interface ApplicationOptions {
  /** A dump the embedded database begins with; for tests. */
  readonly template?: Uint8Array<ArrayBuffer>;
  /** Further work for jobs; for tests of the queue itself. */
  readonly jobs?: JobHandlers;
  /** For tests that kill who runs them. */
  readonly jobWatch?: JobWatch;
}

export interface ServerOptions extends ApplicationOptions {
  /** Done before the server answers anybody. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** The use case behind each endpoint. */
const handlersOf = (config: Config) =>
  ({
    ...platformHandlers(directory),
    ...jobHandlers,
    ...mailHandlers({ base: baseAddress(config), sendsMail: config.smtpUrl !== null }),
    ...viewHandlers(directory),
    ...registerHandlers,
    ...auditsHandlers,
    ...methodologiesHandlers,
    ...templatesHandlers,
    ...gateHandlers,
    ...recordsHandlers(config),
    ...gatePrintHandlers,
    ...reportingHandlers,
    ...dependencyHandlers,
    ...consequencesHandlers,
    ...explainHandlers,
    ...fieldExplanationHandlers,
    ...planValueHandlers,
    ...projectListHandlers,
    ...roadmapHandlers,
    ...roadmapMoneyHandlers,
    ...projectExportHandlers,
    ...listExportHandlers,
    ...historyOfHandlers,
    ...logExportHandlers,
    ...changedAfterHandlers,
    ...projectPageHandlers,
    ...cockpitHandlers,
    ...onePageHandlers,
    ...shareHandlers,
    ...boardPackHandlers,
    ...reportDocumentHandlers,
    ...bulkEditHandlers,
    ...warningHandlers,
    ...undoHandlers,
    ...importHandlers,
    ...planFileHandlers,
    ...weeklyUpdateHandlers,
    ...myWorkHandlers,
    ...notificationHandlers,
    ...reminderHandlers,
  }) satisfies Handlers<ServedApi>;

/**
 * Opens the database and wires the use cases, without HTTP and without running jobs: what the command line works with.
 * Throws `unavailable` when the database cannot be opened.
 */
export const openApplication = async (
  config: Config,
  options: ApplicationOptions = {},
): Promise<Application> => {
  const log = createLog(config.logLevel);
  const opened = await openDatabase(config, options.template ?? null);
  const subscriptions: Subscription[] = [
    ...dependencySubscriptions,
    ...reportingSubscriptions,
    ...auditsSubscriptions,
    ...gateSubscriptions,
    ...recordsSubscriptions,
    ...notificationSubscriptions,
  ];
  const database = createDatabase(opened, subscriptions);
  const queue = createJobQueue(opened, {
    database,
    directory,
    log,
    handlers: { ...backgroundWork, ...backupJobs({ source: opened, config }), ...options.jobs },
    ...(options.jobWatch === undefined ? {} : { watch: options.jobWatch }),
  });
  const mailer = createMailer({ database, log, config });
  const webhooks = createWebhookSender({ database, log, config });
  const { databaseUrl, sessionHours } = config;
  const nodes = databaseUrl === null ? oneNode : nodesOn(databaseUrl, log);
  const hub = createHub({ database, directory, log, sessionHours, nodes });
  const soon = createSoonWorker({ database, log }, checkSoon);
  subscriptions.push(...[queue, mailer, webhooks, hub, soon].map(each => each.subscription));
  const handlers = handlersOf(config);
  return {
    ...{ config, log, database, opened, queue, mailer, webhooks, hub, soon, handlers },
    close: async () => {
      await queue.stop();
      await mailer.stop();
      await webhooks.stop();
      await database.close();
    },
  };
};

interface Closable {
  readonly close: () => Promise<void>;
}

/** A server that listens. */
export interface Server {
  readonly application: Application;
  readonly http: FastifyInstance;
  /** Where it answers, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Takes no new requests, ends those that run, stops jobs and closes the database. */
  readonly close: () => Promise<void>;
}

const web = fileURLToPath(new URL('../../web/dist', import.meta.url));

const openControl = ({ config, opened, log }: Application): Promise<Closable> =>
  opened.kind === 'embedded' && config.dataDirectory !== ':memory:'
    ? openBackupControl(opened, config.dataDirectory, log)
    : Promise.resolve({ close: async () => {} });

/** Opens the application, starts its jobs and listens. */
export const startServer = async (config: Config, options: ServerOptions = {}): Promise<Server> => {
  const application = await openApplication(config, options);
  const { database, log, queue, hub, handlers, opened } = application;
  try {
    const signIn = createSignIn(database, directory, config.sessionHours);
    const passwordLinks = createPasswordLinks(database, directory);
    const context = { database, directory, sessionHours: config.sessionHours, signIn, passwordLinks };
    await options.prepare?.(database);
    const telemetry = await startTelemetry(config);
    const served = { config, log, context, hub, handlers, web, opened, queue, telemetry };
    // Commands that serve nothing need not read what serves: a fifth of all that is read.
    const { createHttp } = await import('./http/server.ts');
    const http = await createHttp(served);
    await queue.start();
    const sealer = createSealer(database, log, config.sealSeconds);
    const backups = createBackupSchedule(database, log, config);
    const control = await openControl(application);
    const scheduler = createScheduler({ database, log, everySeconds: config.scheduleSeconds }, [
      remindAutomatically,
      applyTypesByTheClock,
      checkByTheClock,
      recordsDueByTheClock,
    ]);
    const address = await http.listen({ port: config.port, host: config.host });
    sealer.start();
    await hub.start();
    application.mailer.start();
    application.webhooks.start();
    backups.start();
    scheduler.start();
    if (config.scheduleSeconds > 0) application.soon.start();
    const close = async () => {
      // Streams are open for ever; requests that run are waited for.
      await hub.stop();
      await stopHttp(http);
      await control.close();
      await backups.stop();
      await scheduler.stop();
      await application.soon.stop();
      await sealer.stop();
      await application.close();
      await telemetry.stop();
    };
    return { application, http, address, close };
  } catch (error) {
    await application.close();
    throw error;
  }
};

// What the command line needs beside an application.
export { backupDatabase, restoreDatabase } from './flows/command-line/backup.ts';
export {
  chosenOrganisation,
  createUser,
  createUserToken,
  firstOrganisation,
  importFile,
} from './flows/command-line/command-line.ts';
export { exportOrganisation } from './flows/command-line/export.ts';
export { exportPlanFile, importPlanFile } from './flows/command-line/plan-file.ts';
export {
  demonstrationSignIns,
  prepareDemonstration,
  wantsDemonstration,
} from './flows/demonstration/demonstration.ts';
export { demonstrationPassword } from './flows/demonstration/load.ts';
export {
  AppError,
  type Config,
  type Database,
  type Head,
  headFile,
  listOrganisations,
  type MadeBackup,
  type Restored,
  readConfig,
  sealLog,
  showConfig,
  systemActor,
  type Verified,
  verifyLog,
} from './platform/index.ts';
