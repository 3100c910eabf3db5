import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { FilterBar } from '../../../ui/filter/filter-bar.tsx';
import { useProjectFields, useQuickFilters } from './filters.ts';
import css from './projects.module.css';
import type { ProjectsSearch } from './search.ts';

/** Search and filter; both are applied to the address. */
export function ListTools({
  search,
  onSearch,
  error,
}: {
  readonly search: ProjectsSearch;
  readonly onSearch: (change: Partial<ProjectsSearch>) => void;
  readonly error: string | undefined;
}) {
  const { t } = useLingui();
  const fields = useProjectFields();
  const quick = useQuickFilters();
  const [typed, setTyped] = useState(search.q ?? '');
  const apply = useDebouncedCallback(
    (q: string) => onSearch({ q: q.trim() === '' ? undefined : q.trim() }),
    250,
  );
  return (
    <div className={css.tools}>
      <TextInput
        aria-label={t`Search projects`}
        placeholder={t`Name or key`}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
      />
      <FilterBar
        fields={fields}
        quick={quick}
        value={search.filter ?? ''}
        onChange={filter => onSearch({ filter: filter === '' ? undefined : filter })}
        error={error}
      />
    </div>
  );
}
