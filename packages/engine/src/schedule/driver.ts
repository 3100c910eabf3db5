import type { Compiled } from './compile.ts';
import { earlyPlaces } from './forward.ts';
import { afterLag } from './lag.ts';
import { Con, type Dates, Edge, EdgeBit, Flag, Kind } from './network.ts';
import type { LinkType } from './plan.ts';
import { type ConstraintType, constraintTypes } from './plan-task.ts';
import { beginBefore, beginFrom } from './span.ts';

/** One reason why a task starts where it does. */
export type Driver =
  /** A predecessor; `lagged` when its lag is what holds it; `through` names the linked summary it came by, `plan` the other plan it belongs to. */
  | {
      readonly kind: 'link';
      readonly predUid: number;
      readonly type: LinkType;
      readonly through?: number;
      readonly plan?: string;
    }
  | { readonly kind: 'constraint'; readonly constraint: ConstraintType }
  | { readonly kind: 'project-start' }
  | { readonly kind: 'given'; readonly because: 'manual' | 'actual' }
  | { readonly kind: 'levelling-delay' }
  | { readonly kind: 'as-late-as-possible' };

const linkTypes: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

/** The node that is asked about. */
interface Asked {
  readonly c: Compiled;
  readonly node: number;
  readonly dates: Dates;
}

/** Links into a node whose lagged instant is where it is held: within its own working time nothing lies between. */
function holdingLinks({ c, node, dates }: Asked, through?: number): Driver[] {
  const { net } = c;
  const at = earlyPlaces(dates);
  const out: Driver[] = [];
  for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++) {
    const p = net.from[e] ?? 0;
    const kind = (net.edge[e] ?? 0) & EdgeBit.kind;
    if (kind === Edge.Give) {
      if (at.start[p] === -Infinity && at.finish[p] === -Infinity) continue;
      out.push(...holdingLinks({ c, node: p, dates }, c.plan.tasks[net.taskOf[p] ?? 0]?.uid));
      continue;
    }
    if (kind === Edge.Take) continue;
    const pred = (kind === Edge.FS || kind === Edge.FF ? at.finish[p] : at.start[p]) ?? 0;
    if (pred === -Infinity) continue;
    const t = afterLag(net, e, pred, at);
    if (!holds({ c, node, dates }, kind === Edge.FS || kind === Edge.SS, t)) continue;
    const predUid = c.plan.tasks[net.taskOf[p] ?? 0]?.uid ?? 0;
    const type = linkTypes[kind] ?? 'FS';
    out.push(
      through === undefined ? { kind: 'link', predUid, type } : { kind: 'link', predUid, type, through },
    );
  }
  return out;
}

function holds({ c, node, dates }: Asked, start: boolean, t: number): boolean {
  const own = dates.earlyStart[node] ?? 0;
  if (c.net.kind[node] === Kind.Entry) return (start ? own : dates.earlyFinish[node]) === t;
  const begin = start ? t : beginBefore(c.net, node, t);
  return beginFrom(c.net, node, begin) >= own;
}

/** Why a node starts where it does; links that hold it first. Empty for a summary or an unknown task. */
export function driversOf(c: Compiled, node: number, dates: Dates): readonly Driver[] {
  const { net } = c;
  if (node < 0) return [];
  const kind = net.kind[node];
  const flags = net.flags[node] ?? 0;
  if (kind === Kind.Fixed || kind === Kind.Started)
    return [{ kind: 'given', because: kind === Kind.Started || flags & Flag.Complete ? 'actual' : 'manual' }];
  const con = net.constraint[node] ?? 0;
  const constraint: Driver = { kind: 'constraint', constraint: constraintTypes[con] ?? 'ASAP' };
  if (flags & Flag.Late) return [{ kind: 'as-late-as-possible' }];
  if (net.frame.honour && (con === Con.MSO || con === Con.MFO)) return [constraint];
  const start = dates.earlyStart[node] ?? 0;
  const date = net.constraintDate[node] ?? 0;
  const asked = con === Con.FNET || con === Con.MFO || con === Con.FNLT ? beginBefore(net, node, date) : date;
  const out: Driver[] = flags & Flag.Delayed ? [{ kind: 'levelling-delay' }] : [];
  const links = holdingLinks({ c, node, dates });
  const pulled = con === Con.SNLT || con === Con.FNLT;
  if (con >= Con.MSO && beginFrom(net, node, asked) === start && (!pulled || links.length > 0))
    out.push(constraint);
  if (out.length === 0 && links.length === 0) return [{ kind: 'project-start' }];
  return [...links, ...out];
}
