import type { Permission } from '@chartroom/contract';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import type { NavigateOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A verb of the palette: it opens a page, usually with a form in it. */
export interface Action {
  readonly id: string;
  readonly label: MessageDescriptor;
  readonly icon: ReactNode;
  /** Also offered by `C`. */
  readonly creates: boolean;
  readonly permission?: Permission;
  readonly to: NavigateOptions;
}

/** Add a verb here when the page it leads to exists. */
export const actions: readonly Action[] = [
  {
    id: 'new-project',
    label: msg`New project`,
    icon: <IconPlus size={16} />,
    creates: true,
    permission: 'project.create',
    to: { to: '/projects', search: { new: true } },
  },
  {
    id: 'new-import',
    label: msg`New import`,
    icon: <IconUpload size={16} />,
    creates: true,
    permission: 'import.run',
    to: { to: '/imports' },
  },
  {
    id: 'new-portfolio',
    label: msg`New portfolio`,
    icon: <IconPlus size={16} />,
    creates: true,
    permission: 'portfolio.edit',
    to: { to: '/portfolios', search: { new: true } },
  },
  {
    id: 'new-person',
    label: msg`New person`,
    icon: <IconPlus size={16} />,
    creates: true,
    permission: 'person.manage',
    to: { to: '/people', search: { new: true } },
  },
  {
    id: 'new-unit',
    label: msg`New unit`,
    icon: <IconPlus size={16} />,
    creates: true,
    permission: 'organisation.edit',
    to: { to: '/units', search: { new: true } },
  },
];
