/** The newest installed PostgreSQL's programs, or null; see debian.mjs. */
export function postgresPrograms(): string | null;
