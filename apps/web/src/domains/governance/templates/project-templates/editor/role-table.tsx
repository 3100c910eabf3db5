import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import css from './editor.module.css';
import { newId } from './new-id.ts';
import { type CellsProps, RowTable } from './row-table.tsx';
import type { DraftDesk } from './use-draft.ts';

type Role = ProjectTemplateDefinition['roles'][number];

function Cells({ item, put }: CellsProps<Role, null>) {
  const { t } = useLingui();
  return (
    <td className={css.wide}>
      <TextInput
        aria-label={t`Name of the role`}
        maxLength={120}
        value={item.name}
        onChange={event => put({ ...item, name: event.currentTarget.value })}
      />
    </td>
  );
}

/** The roles of a draft; tasks of one that is taken away have none. */
export function RoleTable({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const { definition, change } = desk;
  const put = (roles: readonly Role[]) => {
    const there = new Set(roles.map(r => r.id));
    const gone = definition.roles.filter(r => !there.has(r.id)).map(r => r.id);
    const tasks = definition.tasks.map(x =>
      x.role !== null && gone.includes(x.role) ? { ...x, role: null } : x,
    );
    change({ ...definition, roles: [...roles], tasks });
  };
  return (
    <RowTable
      label={t`Roles`}
      items={definition.roles}
      onChange={put}
      idOf={r => r.id}
      nameOf={r => r.name}
      columns={[t`Role`]}
      Cells={Cells}
      context={null}
      make={() => ({ id: newId('role'), name: '' })}
      addLabel={t`Add a role`}
      empty={t`No roles yet. Tasks are given to roles, and people to the roles of each project.`}
      problemOf={id => desk.problems.get(`roles:${id}`)}
      most={40}
    />
  );
}
