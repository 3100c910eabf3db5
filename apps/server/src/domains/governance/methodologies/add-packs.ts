import { type Api, type Input, methodDefinition } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { addMethod } from './methods.ts';
import type { Pack } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { loadMethods, markPublished } from './store/methods.ts';
import { mustBePossible } from './versions.ts';

export async function listPacks(tx: Tx): Promise<Answer<Api['listMethodPacks']>> {
  const had = new Set((await loadMethods(tx)).map(m => m.key));
  return {
    items: packs.map(({ definition, ...p }) => ({
      ...p,
      phases: definition.phases?.length ?? 0,
      deliverables: definition.deliverables?.length ?? 0,
      added: had.has(p.key),
    })),
    may: { add: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** Adds a pack as a method whose first version is in effect from a day on; answers the version's id. */
export async function addPack(
  tx: Tx,
  pack: Pack,
  { from, ownerId }: { readonly from: string; readonly ownerId: string | null },
): Promise<{ readonly method: string; readonly version: string }> {
  const definition = methodDefinition.parse(pack.definition);
  mustBePossible(definition);
  const note = 'As it comes with the product';
  const { id, draft } = await addMethod(tx, { ...pack, ownerId }, { definition, note });
  await markPublished(tx, draft, { effectiveFrom: from, note });
  record(tx, {
    name: 'governance.method-version.published',
    subject: { kind: 'method-version', id: draft },
    before: { state: 'draft' },
    after: { method: pack.key, number: 1, state: 'published', effectiveFrom: from },
    reason: note,
  });
  return { method: id, version: draft };
}

export async function addPacks(
  tx: Tx,
  { body }: Input<Api['addMethodPacks']>,
): Promise<Answer<Api['addMethodPacks']>> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add methods');
  const shipped = new Set(packs.map(p => p.key));
  const unknown = body.keys.findIndex(key => !shipped.has(key));
  if (unknown >= 0)
    throw invalidField(
      `body.keys.${unknown}`,
      `${body.keys[unknown]} does not come with the product. There are ${[...shipped].join(', ')}.`,
    );
  const methods = await loadMethods(tx);
  const had = new Set(methods.map(m => m.key));
  const wanted = packs.filter(p => body.keys.includes(p.key));
  if (methods.length + wanted.length > 200)
    throw new AppError('conflict', 'There are 200 methods at most. Use one of them.');
  const from = await todayIn(tx);
  const added: string[] = [];
  for (const pack of wanted.filter(p => !had.has(p.key))) {
    await addPack(tx, pack, { from, ownerId: tx.actor.person });
    added.push(pack.key);
  }
  return { added, had: wanted.map(p => p.key).filter(key => had.has(key)) };
}
