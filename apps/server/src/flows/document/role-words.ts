import type { Role } from '@chartroom/contract';

/** Roles as documents and files name them. */
export const roleWords: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  'pmo-director': 'PMO director',
  'pmo-analyst': 'PMO analyst',
  'portfolio-manager': 'Portfolio manager',
  'programme-manager': 'Programme manager',
  'project-manager': 'Project manager',
  'resource-manager': 'Resource manager',
  'team-member': 'Team member',
  sponsor: 'Sponsor',
  auditor: 'Auditor',
  requester: 'Requester',
};
