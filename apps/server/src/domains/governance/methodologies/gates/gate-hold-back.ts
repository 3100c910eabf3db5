import { AppError, type PendingEvent, type Tx } from '../../../../platform/index.ts';
import { standingControls } from '../../audits/controls.ts';
import { kindsOfPmo } from '../../audits/kinds.ts';
import { statesOf } from '../../audits/matrix.ts';
import { doesUnder, mayGoOn } from '../../audits/policy.ts';
import { dayInForce } from '../../audits/standard.ts';
import { judge } from '../../audits/store/subjects.ts';
import { excusedOn } from '../../audits/store/waivers.ts';

const numberOf = (value: unknown, name: string): number | null => {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'number' ? found : null;
};

/** The control that a change of a project may break: spending that grows, a baseline that is set. */
function controlFor({ name, before, after }: PendingEvent): string | null {
  const [was, is] = [numberOf(before, 'spentMinor') ?? 0, numberOf(after, 'spentMinor') ?? 0];
  if (is > was) return 'GAT-02';
  const baselined = name === 'register.project.baselined' || numberOf(after, 'baselineNumber') !== null;
  return baselined ? 'GAT-03' : null;
}

/** Refuses spending and a baseline before the gate that has to be passed first, where the kind of PMO wants it. */
export async function holdBackBeforeGate(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  // What is loaded by the system itself (the demonstration, an import) happened elsewhere and is not held back.
  if (tx.actor.kind === 'system') return;
  for (const event of events) {
    const code = controlFor(event);
    if (code !== null && event.projectId) await mustHold(tx, event.projectId, code);
  }
}

async function mustHold(tx: Tx, project: string, code: string): Promise<void> {
  const today = await dayInForce(tx);
  if (today === null) return;
  const standing = (await standingControls(tx)).filter(s => s.control.code === code);
  const [only] = standing;
  if (!only) return;
  const [row] = await judge(tx, [only.conditions], { sees: 'everything', project, today });
  if (!row) return;
  const [state] = statesOf(row, standing, await excusedOn(tx, today));
  const kinds = await kindsOfPmo(tx);
  const does = doesUnder(only.control.strength, kinds.at(row.unitId, code), true);
  const waived = state === 'waived';
  if ((state !== 'fail' && !waived) || mayGoOn(does, waived)) return;
  const { name, remedy } = only.control;
  const then =
    does === 'block' ? 'Decide at the gate first.' : 'Decide at the gate first, or ask for a waiver.';
  throw new AppError(
    'conflict',
    `${row.key}: ${code} ${name}, under a ${kinds.of(row.unitId)} PMO. ${then}`,
    {
      fields: [{ path: `controls.${code}`, message: remedy }],
    },
  );
}
