import type { Baseline, WallSecond } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';

interface Line {
  readonly code: string;
  readonly start: WallSecond | undefined;
  readonly finish: WallSecond | undefined;
  readonly hours: number | undefined;
  readonly workHours: number | undefined;
  readonly cost: number;
}

interface BaselineProject {
  readonly id: string;
  readonly projectId: string;
  readonly lines: readonly Line[];
}

/** Baselines of Primavera are copies of a project; here each becomes a numbered baseline of its activities. */
export interface Baselines {
  /** An activity inside a baseline project, or that project itself when it closes. */
  readonly take: (record: XmlRecord) => void;
  /** Baselines by project and activity code, `5442 A1000`; `current` is numbered 0. */
  readonly of: (current: ReadonlySet<string>, digits: number) => ReadonlyMap<string, readonly Baseline[]>;
}

const most = 11;
const costs = ['Labor', 'NonLabor', 'Material', 'Expense'];
const sec = (hours: number | undefined) => (hours === undefined ? undefined : Math.round(hours * 3600));

export function baselineReader(to: Report): Baselines {
  const f = fieldsOf('BaselineProject/Activity', to);
  const projects: BaselineProject[] = [];
  let lines: Line[] = [];
  const read = (record: XmlRecord): Line => {
    f.turn(record, `baseline of ${record.values.get('Id') ?? ''}`);
    return {
      code: f.text('Id') ?? '',
      start: f.wall('StartDate') ?? f.wall('PlannedStartDate'),
      finish: f.wall('FinishDate') ?? f.wall('PlannedFinishDate'),
      hours: f.number('AtCompletionDuration') ?? f.number('PlannedDuration'),
      workHours: f.number('AtCompletionLaborUnits') ?? f.number('PlannedLaborUnits'),
      cost: costs.reduce((sum, kind) => sum + (f.number(`AtCompletion${kind}Cost`) ?? 0), 0),
    };
  };
  return {
    take(record) {
      if (record.name === 'Activity') lines.push(read(record));
      if (record.name !== 'BaselineProject') return;
      projects.push({
        id: record.values.get('ObjectId') ?? '',
        projectId: record.values.get('OriginalProjectObjectId') ?? '',
        lines,
      });
      lines = [];
      to.lose(
        {
          element: 'BaselineProject',
          kind: 'changed',
          reason:
            'kept as dates, duration, work and cost of its activities; its own links and assignments are not',
        },
        record.values.get('Id') ?? '',
      );
    },
    of(current, digits) {
      const found = new Map<string, Baseline[]>();
      const used = new Map<string, number>();
      for (const project of projects.toSorted(
        (a, b) => Number(current.has(b.id)) - Number(current.has(a.id)),
      )) {
        const number = used.get(project.projectId) ?? 0;
        used.set(project.projectId, number + 1);
        if (number >= most) {
          to.lose(
            { element: 'BaselineProject', kind: 'not-kept', reason: `a plan has at most ${most} baselines` },
            project.id,
          );
          continue;
        }
        for (const line of project.lines) {
          const key = `${project.projectId} ${line.code}`;
          const baseline = {
            number,
            start: line.start,
            finish: line.finish,
            durationSec: sec(line.hours),
            workSec: sec(line.workHours),
            costMinor: Math.round(line.cost * 10 ** digits),
          };
          found.set(key, [...(found.get(key) ?? []), baseline]);
        }
      }
      return found;
    },
  };
}
