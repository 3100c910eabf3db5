import { addDays, asDay, type Day } from '@chartroom/engine';
import { loadScales, publishReports } from '../../apps/server/src/domains/monitoring/index.ts';
import { createUser, createUserToken } from '../../apps/server/src/flows/command-line/command-line.ts';
import { setUpOrganisation } from '../../apps/server/src/flows/new-organisation/new-organisation.ts';
import { type Database, systemActor, type Tx } from '../../apps/server/src/platform/index.ts';
import { addProjects, addUnits, recordFacts } from '../../apps/server/src/register/index.ts';

/** How much is put into one organisation; every project gets this many reports, one a week, and as many changes. */
export interface Size {
  readonly projects: number;
  readonly reports: number;
  readonly changes: number;
}

/** First day of the past that is loaded. */
export const firstDay = asDay('2024-01-05');
const weeksAtOnce = 5;
const projectsAtOnce = 1000;
const ratings = ['Green', 'Amber', 'Red'];

/** A number from 0 to 1 that is always the same for the same two numbers. */
const noise = (a: number, b: number): number => {
  const x = Math.sin(a * 12.9898 + b * 78.233) * 43758.5453;
  return x - Math.floor(x);
};

/** The day on which the loaded past ends. */
export const lastDay = (size: Size): Day => addDays(firstDay, 7 * (size.reports - 1));

/**
 * Fills an organisation through the use cases that people and imports go through, half a quarter at a time, each recorded
 * at its end. Answers the secret of a token of its PMO director.
 */
export async function fillOrganisation(
  database: Database,
  organisation: { readonly slug: string; readonly size: Size },
): Promise<string> {
  const { slug, size } = organisation;
  const org = await setUpOrganisation(database, { slug, name: slug, currency: 'GBP', cadenceDays: 7 });
  const email = `director@${slug}.example`;
  await createUser(database, org, {
    ...{ name: 'Ada Director', email, password: 'correct horse battery', role: 'pmo-director' },
  });
  const units = await database.inOrganisation(systemActor(org), tx =>
    addUnits(
      tx,
      ['Finance', 'Operations', 'Technology', 'People'].map(name => ({
        name,
        parentId: null,
        code: null,
        pmoType: null,
      })),
    ),
  );
  for (let from = 0; from < size.projects; from += projectsAtOnce) {
    const numbers = Array.from(
      { length: Math.min(projectsAtOnce, size.projects - from) },
      (_, i) => from + i,
    );
    await fillProjects(database, org, { numbers, size, units });
  }
  return createUserToken(database, org, {
    ...{ email, name: 'benchmark', days: 1 },
    scopes: [
      'project.read',
      'project.edit',
      'report.read',
      'money.read',
      'money.edit',
      'rule.read',
      'organisation.read',
    ],
  });
}

interface Filling {
  readonly numbers: readonly number[];
  readonly size: Size;
  readonly units: readonly string[];
}

async function fillProjects(
  database: Database,
  org: string,
  { numbers, size, units }: Filling,
): Promise<void> {
  const inOrganisation = <T>(day: Day, work: (tx: Tx) => Promise<T>) =>
    database.inOrganisation(systemActor(org), work, {
      at: `${day}T17:00:00.000Z`,
      statementTimeoutMs: 600_000,
    });
  const added = await inOrganisation(firstDay, tx =>
    addProjects(
      tx,
      numbers.map(n => ({ validFrom: firstDay, attributes: attributesOf(n, units) })),
    ),
  );
  for (let week = 0; week < size.reports; week += weeksAtOnce) {
    const weeks = Array.from({ length: Math.min(weeksAtOnce, size.reports - week) }, (_, i) => week + i);
    const end = addDays(firstDay, 7 * (weeks.at(-1) ?? week));
    await inOrganisation(end, async tx => {
      const scaleId = (await loadScales(tx)).find(s => s.levels.length === 3)?.id ?? '';
      const each = <T>(make: (projectId: string, number: number, week: number) => readonly T[]) =>
        added.flatMap((p, i) => weeks.flatMap(w => make(p.id, numbers[i] ?? 0, w)));
      await recordFacts(
        tx,
        each((projectId, n, w) => changesOf({ projectId, number: n, week: w, size })),
      );
      await publishReports(
        tx,
        each((projectId, n, w) => [
          {
            ...{
              projectId,
              scaleId,
              asOf: addDays(firstDay, 7 * w),
              narrative: `Week ${w} of project ${n}.`,
            },
            overall: ratings[Math.floor(noise(n, Math.floor(w / 6)) * 3)] ?? 'Green',
            finishForecast: addDays(asDay('2027-03-31'), Math.floor(noise(n, Math.floor(w / 9)) * 200)),
          },
        ]),
      );
    });
  }
}

const attributesOf = (n: number, units: readonly string[]) => ({
  name: `Project ${n} of the benchmark`,
  currency: 'GBP',
  state: 'active' as const,
  unitId: units[n % units.length] ?? null,
  class: ['A', 'B', 'C'][n % 3] ?? 'A',
  startBaseline: '2024-01-01',
  startForecast: '2024-01-01',
  finishBaseline: '2027-03-31',
  finishForecast: '2027-03-31',
  costBaselineMinor: 1_000_000_00 + n * 1_000_00,
  costForecastMinor: 1_000_000_00 + n * 1_000_00,
  spentMinor: 0,
});

interface Change {
  readonly projectId: string;
  readonly number: number;
  readonly week: number;
  readonly size: Size;
}

/** What changes in a project in one week: spending, and now and then the forecast of its cost. */
const changesOf = ({ projectId, number, week, size }: Change) =>
  Array.from({ length: Math.round(size.changes / size.reports) }, (_, i) => ({
    projectId,
    validFrom: addDays(firstDay, 7 * week + i),
    set: {
      spentMinor: 10_000_00 * (week * 4 + i + 1),
      costForecastMinor: 1_000_000_00 + Math.floor(noise(number, Math.floor(week / 7)) * 400_000_00),
    },
  }));
