import type { FieldProblem, ProjectTemplateDefinition } from '@chartroom/contract';
import { AppError } from '../../../../platform/index.ts';
import { circleIn, parentsOf } from './circle.ts';

type Kind = 'base' | 'add-on';
const at = (path: string) => `body.definition.${path}`;

function twice(ids: readonly string[], list: string): readonly FieldProblem[] {
  const seen = new Set<string>();
  return ids.flatMap((id, i) => {
    const known = seen.has(id);
    seen.add(id);
    return known
      ? [{ path: at(`${list}.${i}`), message: `${id} stands here twice. Give one another id.` }]
      : [];
  });
}

function outlineProblems({ tasks }: ProjectTemplateDefinition): readonly FieldProblem[] {
  return tasks.flatMap((t, i) => {
    const most = (tasks[i - 1]?.level ?? 0) + 1;
    return t.level > most
      ? [
          {
            path: at(`tasks.${i}.level`),
            message: `${t.name} lies more than one level below the task before it. Use ${most} or less.`,
          },
        ]
      : [];
  });
}

function linkProblems(d: ProjectTemplateDefinition, kind: Kind): readonly FieldProblem[] {
  const ids = new Set(d.tasks.map(t => t.id));
  const roles = new Set(d.roles.map(r => r.id));
  const parents = parentsOf(d.tasks);
  const lies = (id: string, above: string): boolean => {
    for (let p = parents.get(id); p; p = parents.get(p)) if (p === above) return true;
    return false;
  };
  return d.tasks.flatMap((t, i) => [
    ...t.links.flatMap((l, j): FieldProblem[] => {
      const path = at(`tasks.${i}.links.${j}.to`);
      // An add-on may lead on from tasks of the base it is added to.
      if (!ids.has(l.to))
        return kind === 'add-on' ? [] : [{ path, message: `There is no task ${l.to} in this template.` }];
      if (l.to !== t.id && (lies(t.id, l.to) || lies(l.to, t.id)))
        return [
          { path, message: `${t.name} cannot be linked with a task above or below it in the outline.` },
        ];
      return [];
    }),
    ...(t.role !== null && !roles.has(t.role) && kind === 'base'
      ? [{ path: at(`tasks.${i}.role`), message: `There is no role ${t.role} in this template.` }]
      : []),
  ]);
}

function budgetProblems({ budget }: ProjectTemplateDefinition): readonly FieldProblem[] {
  const [first, ...others] = budget ?? [];
  const other = others.find(b => b.currency !== first?.currency);
  return other
    ? [
        {
          path: at('budget'),
          message: `${other.name} is in ${other.currency}, the first line in ${first?.currency}. Use one currency.`,
        },
      ]
    : [];
}

/** Refuses a definition that contradicts itself; a circle of links with its path. */
export function checkDefinition(
  d: ProjectTemplateDefinition,
  kind: Kind,
  titles: Readonly<Record<string, string>>,
): void {
  const documents = d.documents.flatMap((x, i) =>
    titles[x.template] === undefined
      ? [
          {
            path: at(`documents.${i}.template`),
            message: `There is no template ${x.template} in the library.`,
          },
        ]
      : [],
  );
  const registers = d.rows.flatMap((r, i) =>
    d.documents.some(x => x.template === r.register)
      ? []
      : [{ path: at(`rows.${i}.register`), message: `Add ${r.register} to the documents first.` }],
  );
  const problems = [
    ...twice(
      d.tasks.map(t => t.id),
      'tasks',
    ),
    ...twice(
      d.roles.map(r => r.id),
      'roles',
    ),
    ...twice(
      d.documents.map(x => x.template),
      'documents',
    ),
    ...twice(
      d.rows.map(r => r.id),
      'rows',
    ),
    ...twice(
      d.fields.map(f => f.field),
      'fields',
    ),
    ...twice(
      (d.budget ?? []).map(b => b.id),
      'budget',
    ),
    ...twice(
      d.gates.map(g => g.id),
      'gates',
    ),
    ...outlineProblems(d),
    ...linkProblems(d, kind),
    ...budgetProblems(d),
    ...documents,
    ...registers,
  ];
  const [first] = problems;
  if (first) throw new AppError('invalid', first.message, { fields: problems.slice(0, 100) });
  const circle = circleIn(d.tasks);
  if (circle) {
    const path = circle.join(' → ');
    throw new AppError('invalid', `The links go in a circle: ${path}. Take one of them away.`, {
      fields: [{ path: at('tasks'), message: path }],
    });
  }
}
