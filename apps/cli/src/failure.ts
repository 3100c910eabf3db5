/** A command that cannot do what it was asked, said to the person who typed it. */
export class CommandError extends Error {}

/** Says what went wrong on stderr; answers the exit code: 1 for a refusal, 70 for a mistake of ours. */
export function report(error: unknown): number {
  if (error instanceof CommandError || (error instanceof Error && error.name === 'AppError')) {
    process.stderr.write(`chartroom: ${error.message}\n`);
    for (const { path, message } of fieldsOf(error)) process.stderr.write(`  ${path}: ${message}\n`);
    return 1;
  }
  process.stderr.write(
    `chartroom: something went wrong that should not.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 70;
}

interface FieldMessage {
  readonly path: string;
  readonly message: string;
}

function fieldsOf(error: object): readonly FieldMessage[] {
  const details = 'details' in error ? error.details : null;
  return typeof details === 'object' &&
    details !== null &&
    'fields' in details &&
    Array.isArray(details.fields)
    ? (details.fields as FieldMessage[])
    : [];
}

/** Ends with what to do when an older Node runs the command. */
export function checkVersion(): void {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 26) return;
  process.stderr.write(
    `chartroom: this is Node ${process.version}; Chartroom needs Node 26. Run it as \`npx chartroom\` in the project, which brings its own.\n`,
  );
  process.exit(1);
}
