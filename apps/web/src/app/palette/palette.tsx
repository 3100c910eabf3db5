import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, useCombobox } from '@mantine/core';
import { useEffect } from 'react';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import css from './palette.module.css';
import { type PaletteItem, useSections } from './use-sections.tsx';

interface PaletteProps {
  /** `create` offers only what makes something new. */
  readonly only: 'create' | undefined;
  /** What was typed so far, also before the palette was there to type into. */
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly onClose: () => void;
}

/** Every page, verb and record by typing; arrows and Enter, Escape closes. */
export function Palette({ only, typed, onTyped, onClose }: PaletteProps) {
  const { t } = useLingui();
  const store = useCombobox({ opened: true });
  const { sections, searching } = useSections(typed, only);
  const items = new Map<string, PaletteItem>(sections.flatMap(s => s.items).map(item => [item.id, item]));
  const first = sections[0]?.items[0]?.id;
  const { selectFirstOption, resetSelectedOption } = store;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection follows what is listed
  useEffect(() => {
    if (first === undefined) resetSelectedOption();
    // On the first render the list has no id yet, by which the store finds it.
    else requestAnimationFrame(() => selectFirstOption());
  }, [typed, first]);
  const title = only === 'create' ? t`Create` : t`Find a project, person, page or command`;
  return (
    <Dialog title={title} opened onClose={onClose} size={600}>
      <Combobox
        store={store}
        onOptionSubmit={id => {
          onClose();
          items.get(id)?.onPick();
        }}
      >
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            className={css.input}
            data-autofocus
            role="combobox"
            aria-autocomplete="list"
            aria-expanded
            aria-controls={store.listId ?? undefined}
            autoComplete="off"
            spellCheck={false}
            aria-label={title}
            placeholder={t`Type to search`}
            value={typed}
            onChange={event => onTyped(event.currentTarget.value)}
            // The list is always open, and an open list keeps Escape from the dialog.
            onKeyDownCapture={event => {
              if (event.key === 'Escape') onClose();
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={css.options} aria-label={title}>
          {sections.map(section => (
            <Combobox.Group key={section.title} label={section.title}>
              {section.items.map(item => (
                <Combobox.Option key={item.id} value={item.id} className={css.option}>
                  {item.icon}
                  <span className="ellipsis">{item.label}</span>
                  {item.hint === undefined ? null : <span className={css.hint}>{item.hint}</span>}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
        <div role="status" className="small faint" style={{ padding: '8px 4px 0' }}>
          {sections.length > 0 ? null : searching ? (
            <Trans>Searching</Trans>
          ) : only === 'create' ? (
            <Trans>There is nothing here that you may create.</Trans>
          ) : (
            <Trans>Nothing matches “{typed}”.</Trans>
          )}
        </div>
      </Combobox>
    </Dialog>
  );
}
