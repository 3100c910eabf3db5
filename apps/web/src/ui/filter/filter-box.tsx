import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Combobox, useCombobox } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { thisDay } from '../form/day-text.ts';
import css from './filter.module.css';
import { type FilterField, type Suggestion, suggest } from './suggest.ts';

interface FilterBoxProps {
  readonly fields: readonly FilterField[];
  readonly value: string;
  readonly onChange: (expression: string) => void;
  readonly example: string;
  readonly invalid: boolean;
  readonly errorId: string;
}

function Options({ options }: { readonly options: readonly Suggestion[] }) {
  const { t } = useLingui();
  return (
    <Combobox.Dropdown hidden={options.length === 0}>
      <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t`What may come next`}>
        {options.map(option => (
          <Combobox.Option key={option.insert} value={option.insert} className={css.option}>
            <code>{option.insert.trim()}</code>
            <span className="small faint">{option.hint}</span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

/** A line for an expression; it is applied by Enter, and suggests what may come next. */
export function FilterBox({ fields, value, onChange, example, invalid, errorId }: FilterBoxProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<string | null>(null);
  const [caret, setCaret] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const text = draft ?? value;
  const { from, options } = suggest(text.slice(0, caret), fields, thisDay());

  const apply = (expression: string) => {
    store.closeDropdown();
    setDraft(null);
    if (expression.trim() !== value) onChange(expression.trim());
  };
  const insert = (option: Suggestion) => {
    const next = text.slice(0, from) + option.insert + text.slice(caret).trimStart();
    const at = from + option.insert.length - (option.back ?? 0);
    setDraft(next);
    setCaret(at);
    store.resetSelectedOption();
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && store.getSelectedOptionIndex() === -1) apply(text);
    if (event.key === 'Escape' && !store.dropdownOpened && draft !== null) {
      event.preventDefault();
      setDraft(null);
    }
  };
  return (
    <Combobox
      store={store}
      withinPortal
      onOptionSubmit={chosen => {
        const option = options.find(known => known.insert === chosen);
        if (option !== undefined) insert(option);
      }}
    >
      <Combobox.Target>
        <div className={css.box}>
          <IconFilter size={14} className={css.icon} aria-hidden="true" />
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              ref={input}
              className={css.input}
              data-filter
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={store.dropdownOpened}
              aria-controls={store.listId ?? undefined}
              aria-label={t`Filter`}
              aria-invalid={invalid}
              aria-errormessage={invalid ? errorId : undefined}
              placeholder={t`Filter, e.g. ${example}`}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={event => {
                setDraft(event.currentTarget.value);
                setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
                store.openDropdown();
              }}
              onSelect={event => setCaret(event.currentTarget.selectionStart ?? 0)}
              onFocus={() => store.openDropdown()}
              onBlur={() => store.closeDropdown()}
              onKeyDown={onKeyDown}
            />
          </Combobox.EventsTarget>
          {text === '' ? null : (
            <ActionIcon
              className={css.clear}
              size={24}
              aria-label={t`Clear filter`}
              onClick={() => apply('')}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      </Combobox.Target>
      <Options options={options} />
    </Combobox>
  );
}
