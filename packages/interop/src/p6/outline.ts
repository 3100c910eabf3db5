import type { Report } from '../loss/loss.ts';
import type { P6, P6Activity, P6Wbs } from './model.ts';

/** One row of the outline: a WBS node or an activity, with its level. */
export type OutlineRow =
  | { readonly level: number; readonly wbs: P6Wbs }
  | { readonly level: number; readonly activity: P6Activity };

function grouped<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** A node for a project whose WBS the file does not have. */
const rootOf = (p6: P6, projectId: string): P6Wbs => {
  const project = p6.projects.find(p => p.id === projectId);
  return {
    id: `project ${projectId}`,
    projectId,
    parentId: undefined,
    code: project?.code ?? projectId,
    name: project?.name ?? projectId,
    order: 0,
    isProject: true,
  };
};

/** The nodes and activities of one project. */
interface Part {
  readonly nodes: readonly P6Wbs[];
  readonly activities: readonly P6Activity[];
  readonly root: P6Wbs;
}

/** Activities by the node they stand below; where that is missing, by the root. */
function placedActivities(part: Part, to: Report): ReadonlyMap<string, readonly P6Activity[]> {
  const known = new Set(part.nodes.map(n => n.id));
  return grouped(part.activities, a => {
    if (a.wbsId !== undefined && known.has(a.wbsId)) return a.wbsId;
    if (a.wbsId !== undefined) {
      to.lose(
        {
          element: 'Activity/WBS',
          kind: 'changed',
          reason: 'its WBS node is missing; it was put below the project',
        },
        `activity ${a.code}`,
      );
    }
    return part.root.id;
  });
}

function projectRows(part: Part, top: number, to: Report): readonly OutlineRow[] {
  const { nodes, root } = part;
  const known = new Set(nodes.map(n => n.id));
  const placed = placedActivities(part, to);
  const below = grouped(
    nodes.filter(n => n !== root),
    n => (n.parentId !== undefined && known.has(n.parentId) ? n.parentId : root.id),
  );
  const rows: OutlineRow[] = [];
  const seen = new Set<string>();
  // An explicit stack: a damaged file may nest its nodes deeper than calls can.
  const open = [{ node: root, level: top }];
  const walk = () => {
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, level } = next;
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      rows.push({ level, wbs: node });
      for (const activity of placed.get(node.id) ?? []) rows.push({ level: level + 1, activity });
      const children = (below.get(node.id) ?? []).toSorted((x, y) => y.order - x.order);
      for (const child of children) open.push({ node: child, level: level + 1 });
    }
  };
  walk();
  for (const node of nodes) {
    if (seen.has(node.id)) continue;
    to.lose(
      {
        element: 'WBS',
        kind: 'changed',
        reason: 'the nodes above it form a circle; it was put below the project',
      },
      node.code,
    );
    open.push({ node, level: top + 1 });
    walk();
  }
  return rows;
}

/**
 * The rows in the order Primavera shows them: each WBS node, its activities, then the nodes below it. One project gives
 * its root level 0; of several, each root has level 1.
 */
export function outline(p6: P6, to: Report): readonly OutlineRow[] {
  const nodes = grouped(p6.wbs, w => w.projectId);
  const activities = grouped(p6.activities, a => a.projectId);
  const ids = new Set([...p6.projects.map(p => p.id), ...activities.keys(), ...nodes.keys()]);
  return [...ids].flatMap(id => {
    const own = nodes.get(id) ?? [];
    const known = new Set(own.map(n => n.id));
    const tops = own.filter(n => n.parentId === undefined || !known.has(n.parentId));
    const root = tops.find(n => n.isProject) ?? (tops.length === 1 ? tops[0] : undefined) ?? rootOf(p6, id);
    return projectRows(
      { nodes: own, activities: activities.get(id) ?? [], root },
      ids.size === 1 ? 0 : 1,
      to,
    );
  });
}
