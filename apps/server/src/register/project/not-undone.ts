import { AppError, type Tx } from '../../platform/index.ts';
import { visibleProject } from './project.ts';

/** What was not taken back, and why. */
export interface NotUndone {
  readonly key: string;
  readonly name: string;
  readonly message: string;
}

/** Says of a project that something of it was not taken back; of one that may not be seen no more than that. */
export async function notUndone(tx: Tx, id: string, message: string): Promise<NotUndone> {
  try {
    const { key, name } = await visibleProject(tx, id);
    return { key, name, message };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { key: '', name: '', message: 'A project that you may not see.' };
  }
}
