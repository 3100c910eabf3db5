import { type GateRole, gateRoles, type MethodDefinition, type MethodLevel } from '@chartroom/contract';
import { inOrder } from '../phases.ts';
import { appliesAt } from '../rules.ts';
import { stepsOf, type Tailored } from '../steps-of.ts';
import type { PreparedFrom } from './gate-standards.ts';

/** What a project follows, as far as it decides on its gates. */
export interface Followed {
  readonly method: { readonly key: string; readonly name: string };
  readonly number: number;
  readonly definition: MethodDefinition;
  readonly level: MethodLevel;
  readonly tailoring: readonly Tailored[];
}

/** A gate that a method asks for at a level, in the shape that gates are prepared from. */
export interface MethodGate {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly standard: PreparedFrom;
}

type Gate = MethodDefinition['gates'][number];

const mostOfEach = 30;

/** What a gate of a method is known by in every project, whatever its version. */
export const gateCode = (method: string, gate: string): string => `${method}/${gate}`;

/**
 * Roles of a method are not roles of the product: one of the same name is that, a board is the sponsor with the portfolio
 * manager, and anybody else is the sponsor, who answers for the project.
 */
function seatsFor({ approvers }: Gate): { readonly roles: readonly GateRole[]; readonly quorum: number } {
  const roles = approvers.flatMap(({ role, quorum }): readonly GateRole[] => {
    const known = gateRoles.find(r => r === role);
    if (known !== undefined) return [known];
    return quorum > 1 || role === 'board' || role === 'steering'
      ? ['sponsor', 'portfolio-manager']
      : ['sponsor'];
  });
  const named = [...new Set<GateRole>(roles.length === 0 ? ['sponsor'] : roles)].slice(0, 5);
  const asked = approvers.reduce((sum, a) => sum + a.quorum, 0);
  return { roles: named, quorum: Math.min(named.length, Math.max(1, asked)) };
}

function standardOf(followed: Followed, gate: Gate, controls: ReadonlyMap<string, string>): PreparedFrom {
  const { method, number, definition, level, tailoring } = followed;
  const steps = new Map(stepsOf(definition, level, tailoring).map(s => [s.step, s]));
  const wanted = gate.deliverables.flatMap(id => {
    const step = steps.get(id);
    return step === undefined || step.leftOut !== null ? [] : [{ name: step.name }];
  });
  const fields = [...steps.values()].flatMap(s =>
    s.field !== null && s.mandatory && s.phase === gate.after ? [{ key: s.field, name: s.name }] : [],
  );
  const { roles, quorum } = seatsFor(gate);
  return {
    fields: fields.slice(0, mostOfEach),
    ...{ code: gateCode(method.key, gate.id), name: `${method.name}: ${gate.name}`, version: number },
    content: {
      criteria: gate.criteria
        .slice(0, mostOfEach)
        .map(c =>
          c.kind === 'automatic' && c.control !== null && controls.has(c.control)
            ? { kind: 'automatic', code: c.control }
            : { kind: 'judged', name: c.text },
        ),
      deliverables: wanted.slice(0, mostOfEach),
      approvers: roles.map((role, i) => ({ role, chair: i === 0 })),
      quorum,
      // What comes after a strict gate waits for its steps already.
      holds: [],
    },
  };
}

/** The gates of a method that apply at a level, in the order of its phases. */
export function methodGates(
  followed: Followed,
  controls: ReadonlyMap<string, string>,
): readonly MethodGate[] {
  const { definition, level } = followed;
  return inOrder(definition.phases)
    .filter(p => appliesAt(p.level, level))
    .flatMap(phase =>
      definition.gates
        .filter(g => g.after === phase.id && appliesAt(g.level, level))
        .map(g => ({
          ...{ id: g.id, name: g.name, phase: phase.name },
          standard: standardOf(followed, g, controls),
        })),
    );
}
