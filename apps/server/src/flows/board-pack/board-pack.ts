import { type Api, boardPack, type Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
  type JobHandlers,
  startJob,
  type Tx,
} from '../../platform/index.ts';
import { visibleProject } from '../../register/index.ts';
import { knownAtOf } from '../document/about.ts';
import { momentOf } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { packContent } from './content.ts';
import { storePack } from './files.ts';

/** Endpoint -> use case. */
export const boardPackHandlers = {
  buildBoardPack: (tx, { body }) => buildBoardPack(tx, body),
} satisfies Partial<Handlers<Api>>;

/** Starts the job, frozen at the day and at what is known now, so that it can be built again. */
async function buildBoardPack(
  tx: Tx,
  body: Input<Api['buildBoardPack']>['body'],
): Promise<Answer<Api['buildBoardPack']>> {
  if (!holds(tx.actor, 'job.read'))
    throw new AppError(
      'forbidden',
      'A pack is built by a job, and you may not see jobs. Ask your PMO for one.',
    );
  const moment = await momentOf(tx, body);
  if (body.portfolio !== undefined) await portfolioScope(tx, moment, body.portfolio);
  for (const id of body.projects) await visibleProject(tx, id);
  const frozen = { ...body, asOf: moment.asOf, knownAt: knownAtOf(tx, moment) };
  return { jobId: await startJob(tx, 'board-pack', frozen) };
}

/** Builds a pack: gathers what it says, then sets it in each format. */
export const boardPackJobs: JobHandlers = {
  'board-pack': async job => {
    const asked = boardPack.parse(job.input);
    await job.progress(0.05, 'Gathering the figures');
    const content = await job.inTransaction(tx => packContent(tx, asked));
    await job.progress(0.5, 'Setting the pages');
    await job.complete(tx => storePack(tx, content, asked.formats));
  },
};
