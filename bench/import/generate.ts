import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { addDays, asDay, random } from '@chartroom/engine';

const header = 'Key,Project,As of,Rating,Schedule,Cost,Whole-life cost,Finish,Comment,Unit,Manager';
const ratings = ['Green', 'Amber', 'Red', 'Amber/Green'];

/** The mapping of the generated columns. */
export const mapping = {
  as: 'reports',
  source: 'Bench',
  fields: {
    externalKey: 'Key',
    name: 'Project',
    asOf: 'As of',
    overall: 'Rating',
    schedule: 'Schedule',
    cost: 'Cost',
    costForecast: 'Whole-life cost',
    finishForecast: 'Finish',
    narrative: 'Comment',
    unit: 'Unit',
    manager: 'Manager',
  },
  currency: 'GBP',
};

/** Writes a CSV of weekly reports on projects; the same every time. */
export async function writeReports(
  path: string,
  { rows, projects }: { readonly rows: number; readonly projects: number },
): Promise<void> {
  const chance = random(1);
  const out = createWriteStream(path);
  out.write(`${header}\n`);
  const first = asDay('2020-01-05');
  const rated = () => ratings[chance.int(0, ratings.length - 1)];
  for (let i = 0; i < rows; i += 1) {
    const project = i % projects;
    const week = Math.floor(i / projects);
    const finish = addDays(first, 900 + (project % 300) + chance.int(0, 3) * 14);
    const cells = [
      `B-${project}`,
      `Renewal of line ${project}`,
      addDays(first, week * 7),
      ...[rated(), rated(), rated()],
      1_000_000 + project * 1_000 + chance.int(0, 5) * 10_000,
      finish,
      `"Week ${week}: work on section ${chance.int(1, 40)} goes on, ""as planned"", with ${chance.int(0, 9)} open points."`,
      `Unit ${project % 20}`,
      `Manager ${project % 50}`,
    ];
    if (!out.write(`${cells.join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
