import type { ImportMapping } from '@chartroom/contract';
import { publishReports } from '../../domains/monitoring/index.ts';
import { flushEvents, type Tx } from '../../platform/index.ts';
import { addProjects, recordFacts } from '../../register/index.ts';
import type { Change, ProjectPlan } from './plan-projects.ts';

/** Where an import comes from, for events and reports. */
export interface Origin {
  readonly importId: string | null;
  readonly fileName: string;
}

/** Is told how far it is, 0 to 1; may throw to stop, and then nothing is done. */
export type Progress = (done: number, message: string) => Promise<void>;

/** What people read as the reason; which import it was, the request of the event says. */
export const reasonOf = ({ fileName }: Origin): string => `Import of ${fileName}`;

const events: Readonly<Record<Change['kind'], string>> = {
  updated: 'register.project.updated',
  left: 'register.project.left',
  returned: 'register.project.returned',
  kept: 'register.project.updated',
};

/** Carries out a plan in the open transaction: projects, then what became true of them by day, then reports. */
export async function applyProjects(
  tx: Tx,
  plan: Pick<ProjectPlan, 'additions' | 'changes' | 'reports'>,
  from: Origin & { readonly mapping: ImportMapping; readonly progress: Progress },
): Promise<void> {
  const { mapping, progress } = from;
  const reason = reasonOf(from);
  const numbered = mapping.fields.baselineNumber !== undefined;
  await progress(0.3, `Adding ${plan.additions.length} projects`);
  const added = await addProjects(
    tx,
    plan.additions.map(a => {
      const { baselineNumber, ...attributes } = a.attributes;
      return {
        validFrom: a.day,
        // The register counts baselines unless the file does.
        attributes: numbered ? { ...attributes, baselineNumber } : attributes,
        externalSource: mapping.source,
        externalKey: a.externalKey,
      };
    }),
    reason,
  );
  const ids = new Map(plan.additions.map((a, i) => [a.ref, added[i]?.id ?? '']));
  const idOf = (ref: string) => ids.get(ref) ?? ref;
  await flushEvents(tx);
  const { length } = plan.changes;
  let done = 0;
  for (const changes of byProjects(plan.changes)) {
    await progress(0.3 + (0.25 * done) / length, `Recorded ${done} of ${length} changes`);
    await recordFacts(
      tx,
      changes.map(c => ({
        projectId: idOf(c.ref),
        validFrom: c.day,
        set: c.set,
        reason,
        event: events[c.kind],
      })),
    );
    await flushEvents(tx);
    done += changes.length;
  }
  await publish(tx, plan.reports, { ...from, idOf, reason });
  await progress(0.9, 'Computing the status of what changed');
}

async function publish(
  tx: Tx,
  planned: ProjectPlan['reports'],
  from: Origin & {
    readonly progress: Progress;
    readonly idOf: (ref: string) => string;
    readonly reason: string;
  },
): Promise<void> {
  let done = 0;
  for (const reports of byProjects(planned)) {
    await from.progress(
      0.55 + (0.25 * done) / planned.length,
      `Published ${done} of ${planned.length} reports`,
    );
    await publishReports(
      tx,
      reports.map(r => ({
        projectId: from.idOf(r.ref),
        asOf: r.day,
        ...r.content,
        currency: r.content.costForecastMinor === null ? null : r.currency,
        authorId: tx.actor.person,
        importId: from.importId,
      })),
      from.reason,
    );
    await flushEvents(tx);
    done += reports.length;
  }
}

const most = 4_000;

/** What is to be done in pieces, so that memory does not grow with the file; all of a project is in one piece, in its order. */
function* byProjects<T extends { readonly ref: string }>(all: readonly T[]): Generator<readonly T[]> {
  let piece: T[] = [];
  for (const ofProject of Map.groupBy(all, x => x.ref).values()) {
    if (piece.length > 0 && piece.length + ofProject.length > most) {
      yield piece;
      piece = [];
    }
    piece.push(...ofProject);
  }
  if (piece.length > 0) yield piece;
}
