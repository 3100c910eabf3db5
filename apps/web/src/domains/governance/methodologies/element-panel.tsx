import type { MethodDefinition } from '@chartroom/contract';
import { methodLevels } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { changed, listOf, type Picked } from './edit-definition.ts';
import type { Editing } from './element-card.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';
import { PartFields } from './part-fields.tsx';

interface ElementPanelProps {
  readonly definition: MethodDefinition;
  readonly picked: Picked;
  readonly editing: Editing;
  readonly onChange: ((next: MethodDefinition) => void) | null;
  readonly onClose: () => void;
}

/** One element of a method in the side panel: what it is, where it stands, who answers for it. */
export function ElementPanel({ definition, picked, editing, onChange, onClose }: ElementPanelProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const element = listOf(definition, picked.part).find(e => e.id === picked.id);
  if (element === undefined) return null;
  const set = (fields: object) => onChange?.(changed(definition, picked, fields));
  const { move, remove } = editing;
  return (
    <SidePanel
      title={element.name}
      about={`${words.one[picked.part]}, ${element.id}`}
      onClose={onClose}
      footer={
        move === null || remove === null ? undefined : (
          <>
            <Button onClick={() => move(picked, -1, 'beside')}>
              {picked.part === 'phases' ? t`Move left` : t`Move up`}
            </Button>
            <Button onClick={() => move(picked, 1, 'beside')}>
              {picked.part === 'phases' ? t`Move right` : t`Move down`}
            </Button>
            <Button
              color="red"
              disabled={picked.part === 'phases' && definition.phases.length === 1}
              onClick={() => remove(picked)}
            >
              <Trans>Remove</Trans>
            </Button>
          </>
        )
      }
    >
      <fieldset className={css.fields} disabled={onChange === null}>
        <TextInput
          label={t`Name`}
          maxLength={80}
          value={element.name}
          onChange={event => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t`From which level on`}
          allowDeselect={false}
          disabled={onChange === null}
          data={methodLevels.map(value => ({ value, label: words.levels[value] }))}
          value={element.level}
          onChange={level => set({ level })}
        />
        <PartFields {...{ definition, picked, set }} fields={editing.fields} locked={onChange === null} />
      </fieldset>
    </SidePanel>
  );
}
