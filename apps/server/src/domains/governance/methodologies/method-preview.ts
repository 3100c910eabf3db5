import type { Api, Input, MethodLevel } from '@chartroom/contract';
import { type Answer, AppError, type Tx } from '../../../platform/index.ts';
import { visibleProject } from '../../../register/index.ts';
import type { Followed } from './gates/method-gate.ts';
import { planMethodGates } from './gates/prepare-method-gates.ts';
import type { Tailored } from './steps-of.ts';
import { loadMethods, type VersionRow } from './store/methods.ts';
import { definitionOf, oneVersion } from './versions.ts';

/** A version of a method as a project of a level follows it. */
export async function asFollowed(
  tx: Tx,
  version: VersionRow,
  { level, tailoring }: { readonly level: MethodLevel; readonly tailoring: readonly Tailored[] },
): Promise<Followed> {
  const method = (await loadMethods(tx)).find(m => m.id === version.methodId);
  if (method === undefined) throw new Error('Broken assumption: a version has a method');
  const definition = await definitionOf(tx, version.id);
  return { method, number: version.number, definition, level, tailoring };
}

/** What following a version would prepare in a project: which of its gates are added, prepared, or there. */
export async function previewMethod(
  tx: Tx,
  { params, query }: Input<Api['previewProjectMethod']>,
): Promise<Answer<Api['previewProjectMethod']>> {
  const project = await visibleProject(tx, params.project);
  const version = await oneVersion(tx, query.methodVersion);
  if (version.state === 'draft')
    throw new AppError('conflict', `Version ${version.number} is a draft. Choose a published one.`);
  const followed = await asFollowed(tx, version, { level: query.level, tailoring: [] });
  const plans = await planMethodGates(tx, project.id, followed);
  return {
    gates: plans.map(({ gate, does }) => ({
      ...{ id: gate.id, name: gate.name, phase: gate.phase, does },
      deliverables: gate.standard.content.deliverables.length,
      criteria: gate.standard.content.criteria.length + (gate.standard.fields?.length ?? 0),
    })),
  };
}
