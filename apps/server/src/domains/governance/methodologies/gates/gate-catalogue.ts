import type { GateContent, GateRole } from '@chartroom/contract';

interface Shipped {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly content: GateContent;
}

const judged = (...names: readonly string[]) => names.map(name => ({ kind: 'judged' as const, name }));
const automatic = (...codes: readonly string[]) => codes.map(code => ({ kind: 'automatic' as const, code }));
const deliverables = (...names: readonly string[]) => names.map(name => ({ name }));

/** The first of the roles records the decision. */
const approvers = (...roles: readonly GateRole[]) => roles.map((role, i) => ({ role, chair: i === 0 }));

/** The gates that come with the product, in the order of a project's life; an organisation makes versions of its own. */
export const shippedStandards: readonly Shipped[] = [
  {
    code: 'start',
    name: 'Start',
    purpose: 'Is it worth spending money on planning it? Somebody answers for it, and knows what for.',
    content: {
      criteria: [
        ...automatic('GOV-01', 'GOV-10', 'GOV-06'),
        ...judged('The need is understood by those who have it', 'Doing nothing was considered'),
      ],
      deliverables: deliverables('Initiation request', 'Outline business case'),
      approvers: approvers('sponsor', 'portfolio-manager', 'pmo-director'),
      quorum: 2,
      holds: [],
    },
  },
  {
    code: 'plan-approved',
    name: 'Plan approved',
    purpose: 'Is the plan good enough to be held to? From here on money is spent and dates are measured.',
    content: {
      criteria: [
        ...automatic('GOV-02', 'SCH-02', 'CST-02', 'BEN-01', 'BEN-02'),
        ...judged('The plan can be done with the people there are', 'The risks are known and owned'),
      ],
      deliverables: deliverables('Business case', 'Project plan', 'Budget', 'Risk register'),
      approvers: approvers('sponsor', 'portfolio-manager', 'pmo-director'),
      quorum: 2,
      holds: ['start', 'spending', 'baseline'],
    },
  },
  {
    code: 'ready-to-build',
    name: 'Ready to build',
    purpose: 'Is the design settled, and does the case still hold before most of the money is spent?',
    content: {
      criteria: [
        ...automatic('SCH-01', 'SCH-04', 'CST-01', 'CST-03', 'REP-01'),
        ...judged(
          'The design is stable enough to build',
          'Suppliers are ready',
          'The business case still holds',
        ),
      ],
      deliverables: deliverables(
        'Business case, reviewed',
        'Solution design',
        'Test plan',
        'Security review',
      ),
      approvers: approvers('pmo-director', 'sponsor', 'portfolio-manager'),
      quorum: 2,
      holds: [],
    },
  },
  {
    code: 'go-live',
    name: 'Go live',
    purpose: 'May it be put into use? Those who will run it say that they can.',
    content: {
      criteria: [
        ...automatic('SCH-04', 'CST-03', 'REP-01', 'REP-02'),
        ...judged('Operations can run and mend it', 'Its users are trained', 'There is a way back'),
      ],
      deliverables: deliverables('Test report', 'Operating handbook', 'Roll-out and fallback plan'),
      approvers: approvers('sponsor', 'pmo-director', 'portfolio-manager'),
      quorum: 2,
      holds: ['close'],
    },
  },
  {
    code: 'closure',
    name: 'Closure',
    purpose: 'Is it finished, handed over and learned from? Who answers for the benefits goes on.',
    content: {
      criteria: [
        ...automatic('CST-04', 'DAT-03'),
        ...judged(
          'What was ordered is accepted',
          'Benefits have an owner after closing',
          'Lessons are written down',
        ),
      ],
      deliverables: deliverables('Acceptance', 'Closure report', 'Post-project review'),
      approvers: approvers('sponsor', 'pmo-director'),
      quorum: 1,
      holds: ['close'],
    },
  },
];
