import { z } from 'zod';

/** One setting: its environment variable, what it means, how it is read. */
export interface Setting<T> {
  readonly variable: string;
  readonly meaning: string;
  readonly read: z.ZodType<T, string | undefined>;
  /** Never printed or logged. */
  readonly secret?: true;
}

const setting = <T>(s: Setting<T>): Setting<T> => s;

const given = (fallback: string) =>
  z
    .string()
    .optional()
    .transform(text => (text ?? '').trim() || fallback);
const optional = z
  .string()
  .optional()
  .transform(text => (text ?? '').trim() || null);

const whole = (fallback: number, min: number, max: number) =>
  given(String(fallback)).pipe(
    z
      .string()
      .regex(/^\d+$/, `Write a whole number from ${min} to ${max}.`)
      .transform(Number)
      .pipe(
        z
          .int()
          .min(min, `Write a whole number from ${min} to ${max}.`)
          .max(max, `Write a whole number from ${min} to ${max}.`),
      ),
  );

const onOff = (fallback: 'on' | 'off') =>
  given(fallback)
    .pipe(z.enum(['on', 'off'], 'Write on or off.'))
    .transform(word => word === 'on');

const address = (schemes: readonly string[], example: string) =>
  optional.pipe(
    z
      .string()
      .refine(
        text => URL.canParse(text) && schemes.includes(new URL(text).protocol),
        `Write an address such as ${example}.`,
      )
      .nullable(),
  );

/** Every setting there is, in the order in which `chartroom config` prints them. */
export const settings = {
  port: setting({
    variable: 'PORT',
    meaning: 'Port the server listens on; 0 lets the system choose',
    read: whole(3000, 0, 65_535),
  }),
  host: setting({
    variable: 'HOST',
    meaning: 'Address the server listens on; 0.0.0.0 for every network',
    read: given('127.0.0.1'),
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    meaning: 'PostgreSQL 15 or newer; the embedded database when left out',
    secret: true,
    read: address(['postgres:', 'postgresql:'], 'postgresql://chartroom@localhost:5432/chartroom'),
  }),
  dataDirectory: setting({
    variable: 'CHARTROOM_DATA',
    meaning: 'Directory of the embedded database',
    read: given('./data'),
  }),
  demo: setting({
    variable: 'CHARTROOM_DEMO',
    meaning: 'on: an empty database is filled with the demonstration organisation',
    read: onOff('on'),
  }),
  url: setting({
    variable: 'CHARTROOM_URL',
    meaning:
      'Address of a running server that commands talk to; they open the database themselves when left out',
    read: address(['http:', 'https:'], 'https://pmo.example.org'),
  }),
  token: setting({
    variable: 'CHARTROOM_TOKEN',
    meaning: 'API token for CHARTROOM_URL',
    secret: true,
    read: optional,
  }),
  publicUrl: setting({
    variable: 'CHARTROOM_PUBLIC_URL',
    meaning:
      'Address at which people reach this installation, for links in mail; HOST and PORT when left out',
    read: address(['http:', 'https:'], 'https://pmo.example.org').transform(
      url => url?.replace(/\/+$/, '') ?? null,
    ),
  }),
  smtpUrl: setting({
    variable: 'CHARTROOM_SMTP_URL',
    meaning: 'Mail server; mail stays in the outbox under Administration when left out',
    secret: true,
    read: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org'),
  }),
  mailFrom: setting({
    variable: 'CHARTROOM_MAIL_FROM',
    meaning: 'Address that mail comes from; needed with CHARTROOM_SMTP_URL',
    read: optional.pipe(z.email('Write an e-mail address, such as pmo@example.org.').max(254).nullable()),
  }),
  logLevel: setting({
    variable: 'LOG_LEVEL',
    meaning: 'Least important lines that are logged: fatal, error, warn, info, debug, trace or silent',
    read: given('info').pipe(
      z.enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'Write fatal, error, warn, info, debug, trace or silent.',
      ),
    ),
  }),
  poolSize: setting({
    variable: 'CHARTROOM_POOL_SIZE',
    meaning: 'Connections to PostgreSQL; the embedded database has one',
    read: whole(10, 2, 200),
  }),
  statementTimeoutMs: setting({
    variable: 'CHARTROOM_STATEMENT_TIMEOUT_MS',
    meaning: 'Longest time one statement of a request may take, in milliseconds (PostgreSQL only)',
    read: whole(30_000, 100, 3_600_000),
  }),
  backupHours: setting({
    variable: 'CHARTROOM_BACKUP_HOURS',
    meaning: 'How often the server makes a backup by itself, in hours; 0 for never',
    read: whole(24, 0, 24 * 31),
  }),
  backupDirectory: setting({
    variable: 'CHARTROOM_BACKUP_DIRECTORY',
    meaning:
      'Where it puts them; the directory backups of the embedded database when left out, none for PostgreSQL',
    read: optional,
  }),
  backupsKept: setting({
    variable: 'CHARTROOM_BACKUPS_KEPT',
    meaning: 'How many of its own backups it keeps',
    read: whole(7, 1, 1000),
  }),
  sealSeconds: setting({
    variable: 'CHARTROOM_SEAL_SECONDS',
    meaning: 'How often the event log is sealed, in seconds; 0 for never',
    read: whole(60, 0, 86_400),
  }),
  scheduleSeconds: setting({
    variable: 'CHARTROOM_SCHEDULE_SECONDS',
    meaning: 'How often it is looked whether reminders are due, in seconds; 0 for never',
    read: whole(300, 0, 86_400),
  }),
  sessionHours: setting({
    variable: 'CHARTROOM_SESSION_HOURS',
    meaning: 'How long a session lasts without use, in hours',
    read: whole(12, 1, 24 * 90),
  }),
  trustedProxy: setting({
    variable: 'CHARTROOM_TRUSTED_PROXY',
    meaning:
      'Addresses or networks of reverse proxies whose X-Forwarded headers are believed, separated by commas',
    read: optional,
  }),
  requestsPerMinute: setting({
    variable: 'CHARTROOM_REQUESTS_PER_MINUTE',
    meaning: 'Requests one address may make in a minute before it is asked to wait',
    read: whole(3000, 10, 1_000_000),
  }),
  mostWaiting: setting({
    variable: 'CHARTROOM_MOST_WAITING',
    meaning: 'Requests that may wait for the database before others are asked to come back in a second',
    read: whole(100, 1, 10_000),
  }),
  metrics: setting({
    variable: 'CHARTROOM_METRICS',
    meaning: 'on: measurements for Prometheus at /metrics',
    read: onOff('on'),
  }),
  metricsToken: setting({
    variable: 'CHARTROOM_METRICS_TOKEN',
    meaning: 'What /metrics asks for as a bearer token; only this machine may read it when left out',
    secret: true,
    read: optional,
  }),
  telemetryUrl: setting({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning: 'Collector that traces are sent to by OpenTelemetry (OTLP over HTTP); none when left out',
    read: address(['http:', 'https:'], 'http://localhost:4318'),
  }),
  allowedHosts: setting({
    variable: 'CHARTROOM_ALLOWED_HOSTS',
    meaning:
      'Hosts, with or without port, that webhooks may reach in private networks and by http, separated by commas',
    read: optional.transform(
      text =>
        text
          ?.split(',')
          .map(host => host.trim().toLowerCase())
          .filter(host => host !== '') ?? null,
    ),
  }),
  uploadMb: setting({
    variable: 'CHARTROOM_UPLOAD_MB',
    meaning: 'Largest file that may be uploaded, in MB',
    read: whole(200, 1, 1000),
  }),
} as const satisfies Record<string, Setting<unknown>>;
