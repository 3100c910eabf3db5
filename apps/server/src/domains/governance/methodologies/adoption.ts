import type { Api, Input } from '@chartroom/contract';
import { type Answer, AppError, type Tx } from '../../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue, todayIn } from '../../../register/index.ts';
import { kindsOfPmo } from '../audits/kinds.ts';
import { shownSteps, stillAsked, withFilled } from './field-steps.ts';
import { newestOn } from './methods.ts';
import { skippedSteps, stepsOf } from './steps-of.ts';
import * as methods from './store/methods.ts';
import * as store from './store/project-methods.ts';

type AdoptionAnswer = Answer<Api['methodAdoption']>;

const pct = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

interface Deviation {
  readonly project: string;
  readonly unit: string | null;
  readonly method: string;
  readonly step: string;
  readonly name: string;
  readonly how: 'notApplicable' | 'leftOut' | 'skipped';
}

type Definitions = Awaited<ReturnType<typeof methods.loadDefinitions>>;

/** What projects do otherwise than their method says, step by step. */
function deviationsOf(
  rows: readonly store.FollowingRow[],
  definitions: Definitions,
  catalogue: FieldCatalogue,
): readonly Deviation[] {
  return rows.flatMap(r => {
    const d = definitions.get(r.versionId ?? '');
    if (d === undefined || r.level === null || r.methodId === null) return [];
    const asked = stillAsked(stepsOf(d, r.level, r.tailoring ?? []), catalogue);
    const steps = shownSteps(asked, catalogue, r.seesMoney);
    const states = withFilled(new Map(Object.entries(r.states)), steps, r.fields);
    const skipped = new Set(skippedSteps(d, steps, states).map(s => s.step));
    return steps.flatMap(s => {
      const how =
        states.get(s.step) === 'not-applicable'
          ? 'notApplicable'
          : s.leftOut !== null
            ? 'leftOut'
            : skipped.has(s.step)
              ? 'skipped'
              : null;
      if (how === null) return [];
      return [
        { project: r.id, unit: r.unitId, method: r.methodId ?? '', step: s.step, name: s.name, how } as const,
      ];
    });
  });
}

const monthsUpTo = (today: string): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => {
    const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - (11 - i);
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });

interface Known {
  readonly today: string;
  readonly all: readonly methods.MethodRow[];
  readonly versions: readonly methods.VersionRow[];
}

const versionsOf = ({ versions }: Known, method: string) => versions.filter(v => v.methodId === method);

/** Which of the projects were on a method at the end of each month, and on its newest version then. */
async function courseOf(tx: Tx, known: Known, unit: string | undefined): Promise<AdoptionAnswer['months']> {
  const course = await store.loadCourse(tx, unit);
  const deviations = await store.deviationsByMonth(tx, unit);
  const byId = new Map(known.versions.map(v => [v.id, v]));
  return monthsUpTo(known.today).map(month => {
    // Days of a month are compared as text: none is after the 31st.
    const end = month === known.today.slice(0, 7) ? known.today : `${month}-31`;
    const on = new Map<string, string>();
    for (const f of course) if (f.fromDay <= end) on.set(f.projectId, f.versionId);
    const newest = [...on.values()].filter(id => {
      const v = byId.get(id);
      const latest =
        v &&
        versionsOf(known, v.methodId).find(
          x => x.effectiveFrom !== null && x.effectiveFrom <= end && x.state !== 'draft',
        );
      return latest?.id === id;
    });
    return { month, with: on.size, newest: newest.length, deviations: deviations.get(month) ?? 0 };
  });
}

const isBehind = (known: Known) => {
  const newest = new Map(
    known.all.map(m => [m.id, newestOn(versionsOf(known, m.id), known.today)?.number ?? 0]),
  );
  return (r: store.FollowingRow): boolean =>
    r.methodId !== null && r.number !== null && r.number < (newest.get(r.methodId) ?? 0);
};

function sharesOf(known: Known, rows: readonly store.FollowingRow[]): AdoptionAnswer['methods'] {
  const behind = isBehind(known);
  return known.all
    .map(m => {
      const own = rows.filter(r => r.methodId === m.id);
      const numbers = [...new Set(own.flatMap(r => (r.number === null ? [] : [r.number])))].sort(
        (a, b) => b - a,
      );
      return {
        method: { id: m.id, key: m.key, name: m.name },
        ...{ projects: own.length, pct: pct(own.length, rows.length), behind: own.filter(behind).length },
        newest: newestOn(versionsOf(known, m.id), known.today)?.number ?? null,
        versions: numbers.map(number => ({ number, projects: own.filter(r => r.number === number).length })),
      };
    })
    .sort((a, b) => b.projects - a.projects);
}

function unitsOf(
  known: Known,
  rows: readonly store.FollowingRow[],
  deviations: readonly Deviation[],
): AdoptionAnswer['units'] {
  const behind = isBehind(known);
  const names = new Map(rows.map(r => [r.unitId, r.unit ?? '']));
  return [...names]
    .map(([id, name]) => {
      const own = rows.filter(r => r.unitId === id);
      return {
        ...{ id, name, projects: own.length, behind: own.filter(behind).length },
        with: own.filter(r => r.versionId !== null).length,
        deviations: deviations.filter(d => d.unit === id).length,
        methods: known.all
          .map(m => ({ key: m.key, projects: own.filter(r => r.methodId === m.id).length }))
          .filter(m => m.projects > 0)
          .sort((a, b) => b.projects - a.projects),
      };
    })
    .sort((a, b) => b.projects - a.projects || (a.name < b.name ? -1 : 1));
}

function stepsBy(known: Known, deviations: readonly Deviation[]): AdoptionAnswer['steps'] {
  const groups = Map.groupBy(deviations, d => `${d.method} ${d.step}`);
  const keys = new Map(known.all.map(m => [m.id, m.key]));
  return [...groups.values()]
    .flatMap(group => {
      const [first] = group;
      if (first === undefined) return [];
      const count = (how: Deviation['how']) => group.filter(d => d.how === how).length;
      return [
        {
          ...{ method: keys.get(first.method) ?? '', step: first.step, name: first.name, all: group.length },
          ...{ notApplicable: count('notApplicable'), leftOut: count('leftOut'), skipped: count('skipped') },
        },
      ];
    })
    .sort((a, b) => b.all - a.all || (a.step < b.step ? -1 : 1))
    .slice(0, 20)
    .map(({ all: _, ...step }) => step);
}

export async function adoption(tx: Tx, { query }: Input<Api['methodAdoption']>): Promise<AdoptionAnswer> {
  if (query.unit !== undefined && !(await kindsOfPmo(tx)).units.has(query.unit))
    throw new AppError('not_found', 'There is no such unit.');
  const today = await todayIn(tx);
  const known: Known = {
    today,
    all: await methods.loadMethods(tx),
    versions: await methods.loadVersions(tx),
  };
  const rows = await store.loadFollowing(tx, today, { unit: query.unit });
  const definitions = await methods.loadDefinitions(
    tx,
    rows.flatMap(r => (r.versionId === null ? [] : [r.versionId])),
  );
  const deviations = deviationsOf(rows, definitions, await fieldCatalogue(tx));
  const following = rows.filter(r => r.versionId !== null);
  const behind = following.filter(isBehind(known)).length;
  return {
    projects: rows.length,
    with: { projects: following.length, pct: pct(following.length, rows.length) },
    behind: { projects: behind, pct: pct(behind, following.length) },
    deviating: following.filter(r => r.deviates === true).length,
    methods: sharesOf(known, rows),
    units: unitsOf(known, rows, deviations),
    steps: stepsBy(known, deviations),
    months: await courseOf(tx, known, query.unit),
  };
}
