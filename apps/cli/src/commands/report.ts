import { createHash } from 'node:crypto';
import type { Api, Output } from '@chartroom/contract';
import { day, instant } from '@chartroom/contract';
import { sayValue } from '@chartroom/engine';
import type { Command } from 'commander';
import { checked } from '../checked.ts';
import { CommandError } from '../failure.ts';
import { addMomentOptions, type MomentOptions, momentQuery } from '../moment-options.ts';
import { type Office, withOffice } from '../office.ts';

interface CockpitOptions extends MomentOptions {
  readonly portfolio?: string;
  readonly json?: boolean;
}
interface ChangedOptions extends MomentOptions {
  readonly json?: boolean;
}
type Cockpit = Output<Api['getCockpit']>;

/** `chartroom report cockpit` and `report changed`: the portfolio on a day, and what of a day is known otherwise now. */
export function add(program: Command): void {
  const report = program.command('report').description('figures for scripts and people');
  addMomentOptions(report.command('cockpit'))
    .description('the portfolio on a day: counts by rating, key figures, what changed')
    .option('--portfolio <name>', 'one portfolio, by name or id')
    .option('--json', 'as JSON')
    .action(async (options: CockpitOptions) => {
      const { organisation = null } = program.opts<{ organisation?: string | null }>();
      await withOffice({ organisation }, office => cockpit(office, options));
    });
  report
    .command('changed')
    .description('changed after reporting: what is known of a day now that was known otherwise')
    .option('--as-of <day>', 'the day that was reported on; today when left out', checked(day))
    .option(
      '--known-at <instant>',
      'when it was reported; the end of the day (UTC) when left out',
      checked(instant),
    )
    .option('--json', 'as JSON')
    .action(async (options: ChangedOptions) => {
      const { organisation = null } = program.opts<{ organisation?: string | null }>();
      await withOffice({ organisation }, office => changed(office, options));
    });
}

async function changed(office: Office, options: ChangedOptions): Promise<void> {
  const { asOf, knownAt } = momentQuery(options);
  const query = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
  };
  const list = await office.ask('listChangedAfter', { query });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return;
  }
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(`${list.total} changes of ${list.asOf}, recorded after ${list.knownAt}`);
  for (const i of list.items) {
    const subject = i.project ? `${i.project.key} ${i.subject}` : i.subject;
    out(
      `${subject}, ${i.field}: ${i.said ?? '–'} → ${i.says ?? '–'}. ${[i.at, i.by, i.reason].filter(t => t).join(', ')}`,
    );
  }
}

async function cockpit(office: Office, options: CockpitOptions): Promise<void> {
  const portfolio =
    options.portfolio === undefined ? undefined : await portfolioNamed(office, options.portfolio);
  const query = {
    ...momentQuery(options),
    ...(portfolio === undefined ? {} : { portfolio: portfolio as never }),
  };
  const answer = await office.ask('getCockpit', { query });
  if (options.json) process.stdout.write(`${JSON.stringify(forScripts(answer), null, 2)}\n`);
  else say(answer);
}

async function portfolioNamed(office: Office, name: string): Promise<string> {
  const { items } = await office.ask('listPortfolios', {});
  const found = items.find(p => p.id === name || p.name.toLowerCase() === name.toLowerCase());
  if (!found)
    throw new CommandError(
      `There is no portfolio ${name}. There are: ${items.map(p => p.name).join(', ') || 'none'}.`,
    );
  return found.id;
}

/** What is printed for scripts, with the SHA-256 of all that stands before it: the same for the same day and instant. */
function forScripts(c: Cockpit) {
  const content = contentOf(c);
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { ...content, hash };
}

const contentOf = (c: Cockpit) => ({
  asOf: c.asOf,
  compareWith: c.compareWith,
  projects: c.projects,
  reported: Object.fromEntries(c.reported.filter(r => r.count > 0).map(r => [r.said, r.count])),
  computed: Object.fromEntries(c.computed.filter(r => r.count > 0).map(r => [r.status, r.count])),
  figures: c.figures.map(f => ({
    metric: f.metric,
    value: f.value,
    unit: f.unit,
    ...(f.currency === null ? {} : { currency: f.currency }),
    ...(f.why === null ? {} : { why: f.why }),
  })),
  changes: c.changes.map(({ key, name, kind, from, to, why }) => ({
    project: key,
    name,
    kind,
    from,
    to,
    why,
  })),
  knownAt: c.knownAt,
});

function say(c: Cockpit): void {
  const out = (line = '') => process.stdout.write(`${line}\n`);
  const counts = (list: readonly { readonly label: string; readonly count: number }[]) =>
    list
      .filter(l => l.count > 0)
      .map(l => `${l.label} ${l.count}`)
      .join(', ');
  out(`${c.projects} projects as of ${c.asOf}${c.compareWith ? `, compared with ${c.compareWith}` : ''}`);
  out(`Reported: ${counts(c.reported.map(r => ({ label: r.said, count: r.count })))}`);
  out(`Computed: ${counts(c.computed.map(r => ({ label: r.status, count: r.count })))}`);
  for (const f of c.figures) {
    out(
      `${f.name}: ${f.value === null ? (f.why ?? 'not known') : sayValue(f.value, f.unit as never, f.currency)}`,
    );
  }
  if (c.compareWith === null) return;
  out();
  for (const x of c.changes)
    out(`${x.kind.padEnd(11)} ${x.key} ${x.name}: ${x.from ?? '–'} → ${x.to ?? '–'}. ${x.why}`);
}
