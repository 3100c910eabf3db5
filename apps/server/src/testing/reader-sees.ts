import { type Permission, rolePermissions } from '@chartroom/contract';
import type { SmallOrganisation, SmallProject, SmallRole } from './small-organisation.ts';

// Who may see what, said a second time and otherwise than in the product, for tests to compare with.

const portfolioOfProgramme = (programme: number | null) => (programme === 0 ? 0 : null);

const under = (place: number, at: number | null): boolean => at === place || (place === 0 && at === 1);

function isUnder({ kind, place }: SmallRole, project: SmallProject, count: number, index: number): boolean {
  switch (kind) {
    case 'organisation':
      return true;
    case 'unit':
      return under(place % 3, project.unit);
    case 'portfolio':
      return under(place % 2, project.portfolio) || under(place % 2, portfolioOfProgramme(project.programme));
    case 'programme':
      return place % 2 === project.programme;
    case 'project':
      return place % count === index;
  }
}

/** Whether the reader holds a permission on one of the projects. */
export function readerHolds(org: SmallOrganisation, permission: Permission, index: number): boolean {
  const project = org.projects[index];
  if (project === undefined || !org.scopes.includes(permission)) return false;
  return org.roles.some(role => {
    const reach = rolePermissions(role.role, 'controlling').get(permission);
    if (reach === undefined) return false;
    if (reach === 'own') return project.managedByReader;
    const opens =
      !project.confidential ||
      role.kind === 'project' ||
      (role.kind === 'organisation' && role.role === 'auditor');
    return opens && isUnder(role, project, org.projects.length, index);
  });
}
