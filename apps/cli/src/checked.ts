import { InvalidArgumentError } from 'commander';

/** A schema of the contract, as far as a command needs it. */
interface Schema<T> {
  readonly safeParse: (text: string) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      };
}

/** Reads an option by a schema of the contract, so that a wrong value is refused before anything is opened. */
export const checked =
  <T>(schema: Schema<T>) =>
  (text: string): T => {
    const read = schema.safeParse(text);
    if (read.success) return read.data;
    throw new InvalidArgumentError(read.error.issues.map(i => i.message).join(' '));
  };
