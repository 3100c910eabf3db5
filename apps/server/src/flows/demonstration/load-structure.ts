import { addDays, type Day } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { addPeople, addProgrammes, addRates, addUnits, registerHandlers } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration } from './records.ts';

/**
 * Loads what projects belong to: units, people, portfolios, programmes, holidays, and the rates known on the eve of
 * its past; answers the ids.
 */
export async function loadStructure(tx: Tx, demo: Demonstration, eve: Day): Promise<Ids> {
  const ids = new Map<string, string>();
  const keep = (keys: readonly { readonly key: string }[], made: readonly string[]) => {
    keys.forEach((k, i) => {
      ids.set(k.key, made[i] ?? '');
    });
  };
  for (const u of demo.units) {
    const parentId = u.parent === null ? null : idOf(ids, u.parent);
    const typeSince = addDays(demo.anchor, -(u.typeDays ?? 0));
    keep([u], await addUnits(tx, [{ name: u.name, code: null, parentId, pmoType: u.pmoType, typeSince }]));
  }
  keep(
    demo.people,
    await addPeople(
      tx,
      demo.people.map(p => ({
        name: p.name,
        email: p.email,
        jobTitle: p.jobTitle,
        unitId: idOf(ids, p.unit),
      })),
    ),
  );
  for (const p of demo.portfolios) {
    const body = { name: p.name, description: p.description, ownerId: idOf(ids, p.owner) };
    const made = await registerHandlers.createPortfolio(tx, asInput<'createPortfolio'>({ body }));
    keep([p], [made.id]);
  }
  keep(
    demo.programmes,
    await addProgrammes(
      tx,
      demo.programmes.map(p => ({
        name: p.name,
        description: p.description,
        portfolioId: idOf(ids, p.portfolio),
        managerId: idOf(ids, p.manager),
        externalKey: null,
      })),
    ),
  );
  const rates = demo.rates.filter(r => r.day <= eve);
  if (rates.length > 0) await addRates(tx, rates);
  for (const h of demo.holidays)
    await registerHandlers.createHoliday(tx, asInput<'createHoliday'>({ body: { ...h, unitId: null } }));
  return ids;
}

type Handled = typeof registerHandlers;

/** Ids of the contract are branded; those that use cases answered are not. */
const asInput = <K extends keyof Handled>(input: object) => input as unknown as Parameters<Handled[K]>[1];
