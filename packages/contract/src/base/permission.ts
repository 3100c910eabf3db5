/** What somebody may be allowed to do. Each endpoint names one; `roles.ts` says which role holds it. */
export const permissions = [
  'organisation.read',
  'organisation.edit',
  'person.read',
  'person.manage',
  'role.grant',
  'token.manage',
  'event.read',
  'mail.manage',
  'portfolio.read',
  'portfolio.edit',
  'project.read',
  'project.create',
  'project.edit',
  'plan.edit',
  'baseline.approve',
  'money.read',
  'money.edit',
  'report.read',
  'report.write',
  'report.publish',
  'report.remind',
  'status.override',
  'rule.read',
  'rule.edit',
  'waiver.decide',
  'audit.read',
  'audit.edit',
  'audit.answer',
  'document.decide',
  'gate.decide',
  'record.read',
  'record.manage',
  'record.hold',
  'import.run',
  'job.read',
  'view.keep',
  'view.share',
] as const;
export type Permission = (typeof permissions)[number];

/** `anyone` needs no sign-in; `signed-in` any account or token; every other value is a named permission. */
export type Access = Permission | 'anyone' | 'signed-in';

/** Roles, given per organisation, unit, portfolio, programme or project, and inherited downwards. */
export const roles = [
  'administrator',
  'pmo-director',
  'pmo-analyst',
  'portfolio-manager',
  'programme-manager',
  'project-manager',
  'resource-manager',
  'team-member',
  'sponsor',
  'auditor',
  'requester',
] as const;
export type Role = (typeof roles)[number];

/** Where a role is given. */
export const scopeKinds = ['organisation', 'unit', 'portfolio', 'programme', 'project'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** The three kinds of PMO: it advises, it requires, or it manages. */
export const pmoTypes = ['supportive', 'controlling', 'directive'] as const;
export type PmoType = (typeof pmoTypes)[number];
