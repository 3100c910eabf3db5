import { listPeople, listProjects, type Permission } from '@chartroom/contract';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { NavigateOptions } from '@tanstack/react-router';
import { call } from '../../lib/api/call.ts';

/** A record found by what was typed. */
export interface Found {
  readonly id: string;
  readonly label: string;
  /** Key, unit or e-mail address. */
  readonly hint?: string;
  readonly to: NavigateOptions;
}

/** A kind of record that the palette finds; each leads to its page. */
export interface RecordKind {
  readonly id: string;
  readonly title: MessageDescriptor;
  readonly permission?: Permission;
  readonly find: (search: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

/** Add a kind here when the page it leads to exists. */
export const recordKinds: readonly RecordKind[] = [
  {
    id: 'project',
    title: msg`Projects`,
    permission: 'project.read',
    find: async (search, signal) => {
      const { items } = await call(listProjects, { query: { search, scope: 'all', limit: 8 } }, { signal });
      return items.map(({ id, key, name }) => ({
        id,
        label: name,
        hint: key,
        to: { to: '/projects/$project', params: { project: key } },
      }));
    },
  },
  {
    id: 'person',
    title: msg`People`,
    permission: 'person.read',
    find: async (search, signal) => {
      const { items } = await call(listPeople, { query: { search, limit: 6 } }, { signal });
      return items.map(({ id, name, jobTitle, email }) => {
        const hint = jobTitle ?? email;
        return {
          id,
          label: name,
          ...(hint === null ? {} : { hint }),
          to: { to: '/people/$person', params: { person: id } },
        };
      });
    },
  },
];
