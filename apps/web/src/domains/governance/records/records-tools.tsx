import { recordKinds } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { findProjects } from './find-projects.ts';
import css from './records.module.css';
import type { RecordsSearch } from './search.ts';
import { useRecordWords } from './words.ts';

interface RecordsToolsProps {
  readonly search: RecordsSearch;
  /** The project of the address, when its name is known. */
  readonly project: Pick | null;
  readonly onSearch: (change: Partial<RecordsSearch>) => void;
}

/** Search and filters; all are applied to the address. */
export function RecordsTools({ search, project, onSearch }: RecordsToolsProps) {
  const { t } = useLingui();
  const words = useRecordWords();
  const [typed, setTyped] = useState(search.search ?? '');
  const apply = useDebouncedCallback(
    (text: string) => onSearch({ search: text.trim() === '' ? undefined : text.trim() }),
    250,
  );
  return (
    <div className={css.tools}>
      <TextInput
        label={t`Search records`}
        placeholder={t`Number, title or project`}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          apply(event.currentTarget.value);
        }}
      />
      <PersonPicker
        label={t`Project`}
        placeholder={t`All projects`}
        value={project}
        find={findProjects}
        onChange={chosen => onSearch({ project: chosen?.id })}
      />
      <Select
        label={t`Kind`}
        placeholder={t`All kinds`}
        clearable
        w={150}
        data={recordKinds.map(value => ({ value, label: words.kinds[value] }))}
        value={search.kind ?? null}
        onChange={value => onSearch({ kind: recordKinds.find(k => k === value) })}
      />
      <Select
        label={t`State`}
        placeholder={t`All states`}
        clearable
        w={190}
        data={[
          { value: 'due', label: t`Due` },
          { value: 'held', label: t`Under a legal hold` },
        ]}
        value={search.only ?? null}
        onChange={value => onSearch({ only: (value ?? undefined) as RecordsSearch['only'] })}
      />
    </div>
  );
}
