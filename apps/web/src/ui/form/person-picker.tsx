import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A person, or anything else that is picked by name. */
export interface Pick {
  readonly id: string;
  readonly name: string;
  /** Tells two of one name apart: job title, e-mail address. */
  readonly hint?: string | undefined;
}

interface PersonPickerProps {
  readonly label: string;
  readonly value: Pick | null;
  readonly onChange: (person: Pick | null) => void;
  /** Those whose name holds the text; asked for as the reader types. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  /** What an empty field means. */
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** The answers for what was typed last; an answer that comes late is dropped. */
function useFound(find: PersonPickerProps['find'], text: string) {
  const [typed] = useDebouncedValue(text, 150);
  const [found, setFound] = useState<readonly Pick[]>([]);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    const abort = new AbortController();
    latest.current(typed, abort.signal).then(
      people => {
        if (!abort.signal.aborted) setFound(people);
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [typed]);
  return found;
}

const labelOf = (pick: Pick): string => (pick.hint === undefined ? pick.name : `${pick.name}, ${pick.hint}`);

export function PersonPicker({ value, onChange, find, ...rest }: PersonPickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const asked = value !== null && typed === labelOf(value) ? '' : typed;
  const found = useFound(find, asked);
  const offered = value === null || found.some(pick => pick.id === value.id) ? found : [value, ...found];
  return (
    <Select
      {...rest}
      searchable
      clearable
      autoComplete="off"
      data={offered.map(pick => ({ value: pick.id, label: labelOf(pick) }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onSearchChange={setTyped}
      nothingFoundMessage={t`Nothing found`}
      clearButtonProps={{ 'aria-label': t`Clear ${rest.label}` }}
      onChange={id => onChange(offered.find(pick => pick.id === id) ?? null)}
    />
  );
}
