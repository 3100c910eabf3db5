import type { Api, ControlState, Finding, Input } from '@chartroom/contract';
import { addDays, asDay } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { type Standing, standingControls } from '../controls.ts';
import { allFindings, systemicFrom } from '../findings/finding-view.ts';
import { type Kinds, kindsOfPmo } from '../kinds.ts';
import { rateOf, statesOf, topOf } from '../matrix.ts';
import { judge } from '../store/subjects.ts';
import { excusedOn } from '../store/waivers.ts';
import { resultsOn } from './store.ts';

type ComplianceAnswer = Answer<Api['getCompliance']>;
type Found = Finding & { readonly unitId: string | null };
interface Judged {
  readonly unitId: string | null;
  readonly states: readonly ControlState[];
}

const isOpen = (f: Found): boolean => f.state !== 'closed';
const count = (states: readonly ControlState[], state: ControlState) =>
  states.filter(s => s === state).length;

/** Compliance of the live projects that the actor may see, and of the findings on them and on the organisation. */
export async function getCompliance(
  tx: Tx,
  { query }: Input<Api['getCompliance']>,
): Promise<ComplianceAnswer> {
  const kinds = await kindsOfPmo(tx);
  const { unit } = query;
  if (unit !== undefined && !kinds.units.has(unit)) throw new AppError('not_found', 'There is no such unit.');
  const isIn = (id: string | null) =>
    unit === undefined || (id !== null && kinds.units.get(id)?.line.includes(unit) === true);
  const today = await todayIn(tx);
  const standing = await standingControls(tx);
  const rows = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'own', today },
  );
  const excuses = await excusedOn(tx, today);
  const judged = rows
    .map(r => ({ unitId: r.unitId, states: statesOf(r, standing, excuses) }))
    .filter(p => isIn(p.unitId));
  const findings = (await allFindings(tx)).filter(f => isIn(f.unitId));
  const all = judged.flatMap(p => p.states);
  const units = unit === undefined ? null : [...kinds.units.keys()].filter(isIn);
  return {
    computedAt: tx.at,
    whole: { ...rateOf(all), waived: count(all, 'waived'), falseAlarms: count(all, 'false-alarm') },
    units: byUnit(judged, findings, kinds),
    standards: byStandard(judged, findings, standing),
    findings: summaryOf(findings),
    months: await monthsOf(tx, { findings, standing, units, today }),
    repeats: findings
      .filter(f => isOpen(f) && f.repeats.length > 0)
      .slice(0, 100)
      .map(f => ({
        ...{ id: f.id, key: f.key, title: f.title, standard: f.standard, earlier: f.repeats },
        project: f.project === null ? null : { id: f.project.id, key: f.project.key, name: f.project.name },
      })),
    systemic: systemicOf(findings),
  };
}

function byUnit(
  judged: readonly Judged[],
  findings: readonly Found[],
  kinds: Kinds,
): ComplianceAnswer['units'] {
  const top = topOf(judged, kinds);
  const open = Map.groupBy(findings.filter(isOpen), f => top(f.unitId));
  return [...Map.groupBy(judged, p => top(p.unitId))]
    .map(([id, some]) => ({
      ...rateOf(some.flatMap(p => p.states)),
      id: id as never,
      name: (id === null ? undefined : kinds.units.get(id)?.name) ?? 'Without a unit',
      openFindings: open.get(id)?.length ?? 0,
    }))
    .toSorted((a, b) => Number(a.id === null) - Number(b.id === null) || a.name.localeCompare(b.name, 'en'));
}

/** By the standard that controls and findings name, as far as its first comma or colon. */
const standardOf = (text: string): string => text.split(/[,:]/)[0]?.trim() || 'No standard named';

function byStandard(
  judged: readonly Judged[],
  findings: readonly Found[],
  standing: readonly Standing[],
): ComplianceAnswer['standards'] {
  const columns = Map.groupBy(
    standing.map(({ control }, i) => ({ standard: standardOf(control.standard), i })),
    c => c.standard,
  );
  const open = Map.groupBy(findings.filter(isOpen), f => standardOf(f.standard));
  return [...new Set([...columns.keys(), ...open.keys()])]
    .map(standard => {
      const states = (columns.get(standard) ?? []).flatMap(({ i }) => judged.flatMap(p => p.states[i] ?? []));
      return { ...rateOf(states), standard, openFindings: open.get(standard)?.length ?? 0 };
    })
    .toSorted((a, b) => (a.pct ?? 101) - (b.pct ?? 101) || b.openFindings - a.openFindings);
}

const severities = ['critical', 'major', 'minor'] as const;

function summaryOf(findings: readonly Found[]): ComplianceAnswer['findings'] {
  const closed = findings.filter(f => !isOpen(f));
  const both = (some: readonly Found[]) => ({
    open: some.filter(isOpen).length,
    closed: some.filter(f => !isOpen(f)).length,
  });
  const causes = [...Map.groupBy(findings, f => f.rootCause)];
  return {
    open: findings.length - closed.length,
    overdue: findings.filter(f => f.overdueDays !== null).length,
    closed: closed.length,
    meanDaysToClose:
      closed.length === 0
        ? null
        : Math.round((10 * closed.reduce((sum, f) => sum + f.ageDays, 0)) / closed.length) / 10,
    bySeverity: severities.map(severity => ({
      severity,
      ...both(findings.filter(f => f.severity === severity)),
    })),
    byRootCause: causes
      .map(([rootCause, some]) => ({ rootCause, ...both(some) }))
      .toSorted((a, b) => b.open - a.open || b.closed - a.closed),
  };
}

/** The last days of the eleven months before, and today. */
function monthEnds(today: string): readonly string[] {
  const ends: string[] = [];
  let first = asDay(`${today.slice(0, 7)}-01`);
  for (let i = 0; i < 11; i += 1) {
    const last = addDays(first, -1);
    ends.unshift(last);
    first = asDay(`${last.slice(0, 7)}-01`);
  }
  return [...ends, today];
}

interface Trend {
  readonly findings: readonly Found[];
  readonly standing: readonly Standing[];
  readonly units: readonly string[] | null;
  readonly today: string;
}

async function monthsOf(
  tx: Tx,
  { findings, standing, units, today }: Trend,
): Promise<ComplianceAnswer['months']> {
  const days = monthEnds(today);
  const money = standing.filter(s => s.conditions.readsMoney).map(s => s.control.code);
  const results = new Map((await resultsOn(tx, { days, money, units })).map(r => [r.day, r]));
  return days.map((day, i) => {
    const before = days[i - 1] ?? `${day.slice(0, 7)}-00`;
    const within = (d: string | null) => d !== null && d > before && d <= day;
    const { passed = 0, failed = 0 } = results.get(day) ?? {};
    return {
      ...{ month: day.slice(0, 7), day },
      pct: passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10,
      open: findings.filter(f => f.raisedOn <= day && (f.closedOn === null || f.closedOn > day)).length,
      raised: findings.filter(f => within(f.raisedOn)).length,
      closed: findings.filter(f => within(f.closedOn)).length,
    };
  });
}

function systemicOf(findings: readonly Found[]): ComplianceAnswer['systemic'] {
  const open = findings.filter(f => isOpen(f) && f.project !== null);
  const groups = [
    ...[...Map.groupBy(open, f => f.standard)].map(([what, some]) => ({
      by: 'standard' as const,
      what,
      some,
    })),
    ...[...Map.groupBy(open, f => f.rootCause)].map(([what, some]) => ({
      by: 'root-cause' as const,
      what,
      some,
    })),
  ];
  return groups
    .map(({ by, what, some }) => ({
      ...{ by, what, projects: new Set(some.map(f => f.project?.id)).size },
      findings: some.map(f => f.key),
    }))
    .filter(g => g.projects >= systemicFrom)
    .toSorted((a, b) => b.projects - a.projects || a.what.localeCompare(b.what, 'en'));
}
