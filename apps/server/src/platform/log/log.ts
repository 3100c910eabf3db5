import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

// What must never be in a log, whatever object is logged.
const secrets = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'csrf',
  'databaseUrl',
  'passwordHash',
];

/** Structured logs, one JSON line each, to standard error: standard output is for what a command answers. */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secrets.flatMap(name => [
          name,
          `*.${name}`,
          `*.*.${name}`,
          `*.headers["${name}"]`,
          `headers["set-${name}"]`,
        ]),
        censor: '(hidden)',
      },
    },
    destination,
  );
