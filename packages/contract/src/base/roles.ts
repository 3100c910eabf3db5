import type { Permission, PmoType, Role } from './permission.ts';

/** How far a role's permission reaches: everything under the place it was given on, or only one's own things. */
export type Reach = 'scope' | 'own';

const reading = [
  'organisation.read',
  'person.read',
  'portfolio.read',
  'project.read',
  'report.read',
  'rule.read',
  'audit.read',
  'audit.answer',
  'document.decide',
  'gate.decide',
  'view.keep',
] as const;

const analyst = [
  ...reading,
  'money.read',
  'portfolio.edit',
  'project.create',
  'project.edit',
  'plan.edit',
  'baseline.approve',
  'money.edit',
  'report.write',
  'report.publish',
  'report.remind',
  'rule.edit',
  'waiver.decide',
  'audit.edit',
  'record.read',
  'import.run',
  'job.read',
  'token.manage',
  'view.share',
] as const;

/** What a role allows under a controlling PMO; the other two kinds are told apart in `rolePermissions`. */
const controlling: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    ...reading,
    'organisation.edit',
    'person.manage',
    'role.grant',
    'token.manage',
    'event.read',
    'mail.manage',
    'portfolio.edit',
    'money.read',
    'rule.edit',
    'import.run',
    'job.read',
    'view.share',
    'project.create',
    'project.edit',
    'plan.edit',
    'money.edit',
    'report.write',
    'report.publish',
    'report.remind',
    'record.read',
    'record.manage',
    'record.hold',
  ],
  'pmo-director': [
    ...analyst,
    'organisation.edit',
    'person.manage',
    'role.grant',
    'event.read',
    'status.override',
    'record.manage',
    'record.hold',
  ],
  'pmo-analyst': [...analyst, 'status.override'],
  'portfolio-manager': [
    ...reading,
    'money.read',
    'portfolio.edit',
    'project.create',
    'project.edit',
    'plan.edit',
    'baseline.approve',
    'money.edit',
    'report.write',
    'report.publish',
    'report.remind',
    'status.override',
    'waiver.decide',
    'record.read',
    'import.run',
    'job.read',
    'token.manage',
    'view.share',
  ],
  'programme-manager': [
    ...reading,
    'money.read',
    'project.edit',
    'plan.edit',
    'baseline.approve',
    'job.read',
    'money.edit',
    'report.write',
    'report.publish',
    'report.remind',
    'record.read',
    'token.manage',
  ],
  'project-manager': [
    ...reading,
    'money.read',
    'project.edit',
    'plan.edit',
    'job.read',
    'money.edit',
    'report.write',
    'report.publish',
    'record.read',
    'token.manage',
  ],
  'resource-manager': [...reading, 'money.read'],
  'team-member': [...reading],
  sponsor: [...reading, 'money.read'],
  auditor: [...reading, 'money.read', 'event.read', 'job.read', 'audit.edit', 'record.read'],
  requester: ['organisation.read', 'person.read', 'portfolio.read', 'rule.read', 'view.keep'],
};

/** What a role adds under a PMO that advises: managers decide for themselves. */
const supportiveAlso: Partial<Readonly<Record<Role, readonly Permission[]>>> = {
  'programme-manager': ['project.create', 'status.override', 'import.run'],
  'project-manager': ['project.create', 'status.override', 'baseline.approve'],
};

/** What a role loses under a PMO that manages: it publishes, re-rates and moves money itself. */
const directiveNot: Partial<Readonly<Record<Role, readonly Permission[]>>> = {
  'portfolio-manager': ['status.override', 'baseline.approve'],
  'programme-manager': ['money.edit', 'report.publish', 'baseline.approve'],
  'project-manager': ['money.edit', 'report.publish'],
};

/** What a role allows only on what one manages, sponsors or asked for, wherever the role was given. */
const own: Partial<Readonly<Record<Role, readonly Permission[]>>> = {
  requester: ['project.read', 'report.read'],
};

/** The permissions of a role under one kind of PMO, each with its reach. */
export const rolePermissions = (role: Role, pmoType: PmoType): ReadonlyMap<Permission, Reach> => {
  const lost = pmoType === 'directive' ? (directiveNot[role] ?? []) : [];
  const gained = pmoType === 'supportive' ? (supportiveAlso[role] ?? []) : [];
  const held = new Map<Permission, Reach>((own[role] ?? []).map(p => [p, 'own']));
  for (const permission of [...controlling[role], ...gained]) {
    if (!lost.includes(permission)) held.set(permission, 'scope');
  }
  return held;
};
