/** The newest installed PostgreSQL's programs, or null; see debian.mjs. */
export function postgresPrograms(): string | null;
/** The Chromium to test with, or null. */
export function browser(): string | null;
