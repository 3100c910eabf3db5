import { AppError } from './error.ts';

/** Refuses a write that read another version than the present one, and answers what is there now to merge with. */
export async function mustBeCurrent(present: number, named: number, current: () => unknown): Promise<void> {
  if (present === named) return;
  throw new AppError(
    'stale',
    `Somebody changed this in the meantime: you read version ${named}, it is now at ${present}. Load it again and merge your changes.`,
    { current: await current() },
  );
}
