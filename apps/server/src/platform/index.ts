export { type BackupControl, openBackupControl } from './backup/control.ts';
export { type MadeBackup, makeBackup, makeBackupThrough } from './backup/make-backup.ts';
export { type OrganisationRows, organisationRows } from './backup/organisation-rows.ts';
export { type Restored, restoreBackup } from './backup/restore.ts';
export { type BackupSchedule, backupJobs, createBackupSchedule } from './backup/schedule.ts';
export { checkSum as checkBackup } from './backup/sum.ts';
export type { BackupSource } from './backup/write-backup.ts';
export {
  type ChangeSet,
  changeSetOfRequest,
  changeSetToUndo,
  changeSetView,
  markUndone,
  openChangeSet,
  ownChangeSets,
  readChangeSet,
} from './change-set/change-set.ts';
export { dayIn, hourIn, now, secondsAfter } from './clock/clock.ts';
export { baseAddress, type Config, readConfig, type ShownSetting, showConfig } from './config/config.ts';
export { atOnce } from './database/at-once.ts';
export { createDatabase, type Database, type Enter, type TransactionOptions } from './database/database.ts';
export {
  brokenConstraint,
  brokeReference,
  brokeUniqueness,
  isFull,
  isUnreachable,
  isUnstorable,
  ranOutOfTime,
} from './database/failure.ts';
export { justAfter } from './database/just-after.ts';
export { type OpenedDatabase, openDatabase, openUnmigrated } from './database/open.ts';
export { forget, remember } from './database/remember.ts';
export { rowsJson } from './database/rows-json.ts';
export type { Tables } from './database/tables.gen.ts';
export { canonicalJson, contentHash } from './document/content-hash.ts';
export type { Deck, Slide, SlideBlock, SlideBox, SlideCell } from './document/deck.ts';
export { fillOfficeTemplate, type PlaceholderValues, readOfficeTemplate } from './document/fill-office.ts';
export { writePaperSlides, writePaperWord, writeSlides } from './document/office-writers.ts';
export type { Paper, PaperBlock, PaperLanguage } from './document/paper.ts';
export { writePaperPdf } from './document/paper-pdf.ts';
export { type PdfDocument, renderPdf } from './document/pdf.ts';
export { mustBeCurrent } from './error/current.ts';
export { AppError, type ErrorDetails, invalidField } from './error/error.ts';
export {
  flushEvents,
  type NewEvent,
  type PendingEvent,
  type Projection,
  record,
  type Subscription,
  withReason,
} from './event/event.ts';
export { listEvents } from './event/log.ts';
export { erasePersonal } from './event/personal.ts';
export { downloadOwnFile, eraseFile, type NewFile, readFile, sha256Of, storeFile } from './file/file.ts';
export type { FieldType, FieldTypes, Filter } from './filter/filter.ts';
export { parseFilter } from './filter/parse.ts';
export { type Columns, filterSql } from './filter/sql.ts';
export { compileRowFormula, type RowFormula } from './formula/row-formula.ts';
export { callable as formulaFunctions, type FormulaType } from './formula/typed-environment.ts';
export {
  compileFormula,
  type Formula,
  type FormulaProblem,
  type FormulaValue,
  formulaInputs,
} from './formula/typed-formula.ts';
export type { Answer, Call, Download, Handler, Handlers, PreparedJson, Upload } from './handler/handler.ts';
export { platformHandlers } from './handler/platform-handlers.ts';
export { isId, newId } from './id/id.ts';
export {
  type Claim,
  type Claimed,
  claimKey,
  rememberAnswer,
} from './idempotency/idempotency.ts';
export { jobHandlers } from './job/handlers.ts';
export { startJob, startSystemJob } from './job/job.ts';
export type { JobWatch } from './job/messages.ts';
export { createJobQueue, type JobQueue } from './job/queue.ts';
export type { JobContext, JobHandler, JobHandlers } from './job/run.ts';
export {
  createLink,
  type Link,
  type NewLink,
  orgOfLink,
  readLink,
  revokeLinks,
  type ShownLink,
  useLink,
} from './link/link.ts';
export { type ListQuery, type ListShape, type PageRead, readPage } from './list/list.ts';
export { createHub, type Hub } from './live/hub.ts';
export { nodesOn, oneNode } from './live/nodes.ts';
export type { Outlet } from './live/stream.ts';
export { createLog, type Log } from './log/log.ts';
export { mailHandlers } from './mail/handlers.ts';
export { type NewMail, queueMail } from './mail/mail.ts';
export { createMailer, type Mailer } from './mail/mailer.ts';
export type { Installation } from './mail/outbox.ts';
export { readStanding, type Standing } from './measure/standing.ts';
export { migrationsFingerprint } from './migrations/migrations.ts';
export { isPublicAddress, whyRefused } from './outgoing/address.ts';
export { postOutside } from './outgoing/post.ts';
export {
  type Access,
  accessOf,
  covers,
  type Grant,
  type Lent,
  type Place,
  type Places,
  type Scope,
  scopeOf,
} from './policy/policy.ts';
export { createScheduler, type Scheduled, type Scheduler } from './schedule/schedule.ts';
export { createSoonWorker, type Soon, type SoonWorker } from './schedule/soon.ts';
export type { Fault } from './seal/fault.ts';
export { type Head, type HeadFile, headFile } from './seal/head.ts';
export { type Sealed, sealLog } from './seal/seal.ts';
export { createSealer, type Sealer } from './seal/sealer.ts';
export { type Verified, verifyLog } from './seal/verify.ts';
export {
  eraseAccount,
  normalEmail,
  peopleWithAccount,
  setAccount,
  setAccountActive,
  setAccountEmail,
} from './sign-in/account.ts';
export type { Concealed, Directory, KnownPerson, Whose } from './sign-in/directory.ts';
export { mustBeFresh } from './sign-in/fresh.ts';
export { openLinkSession, reportLinkPurpose } from './sign-in/link-session.ts';
export { createPasswordLinks, type PasswordLinks, sendPasswordLink } from './sign-in/password-link.ts';
export { type Credential, newSecret, readSecret } from './sign-in/secret.ts';
export { actorAgain, authenticate, endSession, type Known, lookUp } from './sign-in/session.ts';
export { endSessionsOf, sessionsOf } from './sign-in/sessions.ts';
export { createSignIn, type SignIn } from './sign-in/sign-in.ts';
export { createThrottle } from './sign-in/throttle.ts';
export { createTokenFor } from './sign-in/token.ts';
export { startTelemetry, type Telemetry } from './telemetry/telemetry.ts';
export { type Actor, holds, holdsEverywhere, may, mustHoldEverywhere, systemActor } from './tenancy/actor.ts';
export { knownOrganisation, organisationKnownAt } from './tenancy/known-organisation.ts';
export {
  changeOrganisation,
  createOrganisation,
  listOrganisations,
  type NewOrganisation,
  type OrganisationRow,
  readOrganisation,
} from './tenancy/organisation.ts';
export type { AskingTx, Db, SystemTx, TenantTx, Tx } from './tenancy/transaction.ts';
export { findTraces, type Trace } from './trace/trace.ts';
export { viewHandlers } from './view/view.ts';
export { listDeliveries, readDelivery, sendAgain } from './webhook/delivery.ts';
export { createWebhookSender, type WebhookSender } from './webhook/sender.ts';
export { signatureOf } from './webhook/signature.ts';
export { changeWebhook, readWebhook, rotateSecret, tellOutside, type Webhook } from './webhook/webhook.ts';
