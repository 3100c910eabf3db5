import {
  diffMethodVersion,
  type MethodDefinition,
  type MethodPart,
  type MethodVersion,
  methodModes,
  saveMethodDraft,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Beside, Stack } from '../../../ui/page/layout.tsx';
import { added, listOf, moved, movedToPhase, type Picked, removed } from './edit-definition.ts';
import { type Editing, ElementCard } from './element-card.tsx';
import { ElementPanel } from './element-panel.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';
import { PhaseColumns } from './phase-columns.tsx';

/** What a version changes of the one before, by the ids of elements; nothing for the first. */
function useChanges(version: MethodVersion) {
  const diff = useRead(diffMethodVersion, { params: { methodVersion: version.id }, query: {} });
  const items = diff.data?.from === null ? [] : (diff.data?.items ?? []);
  return new Map(items.map(i => [i.id, i.change]));
}

/** What projects have that a method could still ask for: what nobody fills cannot be asked for. */
function useFieldsToAsk({ fields }: MethodDefinition): Editing['fields'] {
  const all = useAddedFields('project');
  const asked = new Set(fields.map(f => f.field));
  return all.filter(f => f.type !== 'formula' && !f.retired && !asked.has(f.key));
}

/** A draft as it is edited in the page, until it is saved or thrown away. */
function useDraft(version: MethodVersion) {
  const [draft, setDraft] = useState<MethodDefinition | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const words = useMethodWords();
  const changes = useChanges(version);
  const definition = draft ?? version.definition;
  const may = version.may.edit;
  const fields = useFieldsToAsk(definition);
  const add = (part: MethodPart, phase?: string) => {
    const place = phase === undefined ? {} : { phase };
    const [first] = fields;
    const what =
      part === 'fields' && first !== undefined
        ? { name: first.label, field: first.key }
        : { name: words.one[part] };
    const next = added(definition, part, { ...what, ...place });
    setDraft(next.definition);
    setPicked({ part, id: next.id });
  };
  const editing: Editing = {
    picked,
    pick: setPicked,
    changes,
    fields,
    add: may ? add : null,
    move: may
      ? (at, by, to) =>
          setDraft(to === 'phase' ? movedToPhase(definition, at, by) : moved(definition, at, by))
      : null,
    remove: may
      ? at => {
          setDraft(removed(definition, at));
          setPicked(null);
        }
      : null,
  };
  const reset = () => {
    setDraft(null);
    setNote(null);
  };
  return {
    ...{ definition, editing, picked, setPicked, reset, add },
    set: may ? setDraft : null,
    note: note ?? version.note,
    setNote,
    dirty: draft !== null || note !== null,
  };
}

function SaveStrip({
  version,
  edit,
}: {
  readonly version: MethodVersion;
  readonly edit: ReturnType<typeof useDraft>;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useMethodWords();
  const save = useAct(saveMethodDraft, { onDone: edit.reset });
  const { definition } = edit;
  return (
    <>
      {save.error === null ? null : <Banner tone="red">{textOf(save.error).message}</Banner>}
      <div className={css.saveStrip}>
        <Select
          aria-label={t`Mode of the whole method`}
          allowDeselect={false}
          w={130}
          data={methodModes.map(value => ({ value, label: words.modes[value] }))}
          value={definition.mode}
          onChange={mode =>
            edit.set?.({ ...definition, mode: methodModes.find(m => m === mode) ?? 'guided' })
          }
        />
        <TextInput
          aria-label={t`What changes in this version`}
          placeholder={t`What changes in this version`}
          className={css.grow}
          maxLength={1000}
          value={edit.note}
          onChange={event => edit.setNote(event.currentTarget.value)}
        />
        <Button leftSection={<IconPlus size={14} />} onClick={() => edit.add('phases')}>
          <Trans>Phase</Trans>
        </Button>
        <Button disabled={!edit.dirty} onClick={edit.reset}>
          <Trans>Discard</Trans>
        </Button>
        <Button
          variant="filled"
          disabled={!edit.dirty}
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              request: { params: { methodVersion: version.id }, body: { definition, note: edit.note } },
              version: version.version,
            })
          }
        >
          <Trans>Save draft</Trans>
        </Button>
      </div>
    </>
  );
}

function Others({
  definition,
  editing,
}: {
  readonly definition: MethodDefinition;
  readonly editing: Editing;
}) {
  const { t } = useLingui();
  const words = useMethodWords();
  const detail = (part: MethodPart, id: string): string => {
    const role = part === 'roles' ? definition.roles.find(r => r.id === id) : undefined;
    const cadence = part === 'cadences' ? definition.cadences.find(c => c.id === id) : undefined;
    const register = part === 'registers' ? definition.registers.find(r => r.id === id) : undefined;
    if (role !== undefined)
      return role.decides.length === 0 ? role.about : t`Decides: ${role.decides.join('; ')}`;
    if (cadence !== undefined) return t`${words.cadences[cadence.kind]}, every ${cadence.everyDays} days`;
    return register?.holds ?? '';
  };
  return (
    <Beside>
      {(['roles', 'cadences', 'registers'] as const).map(part => (
        <Card
          key={part}
          title={words.parts[part]}
          more={
            editing.add === null ? undefined : (
              <Button size="xs" variant="subtle" onClick={() => editing.add?.(part)}>
                <Trans>Add</Trans>
              </Button>
            )
          }
        >
          <div className={css.cards}>
            {listOf(definition, part).map(e => (
              <ElementCard key={e.id} part={part} element={e} detail={detail(part, e.id)} editing={editing} />
            ))}
            {listOf(definition, part).length === 0 ? <p className="faint">{t`None`}</p> : null}
          </div>
        </Card>
      ))}
    </Beside>
  );
}

/** The designer: phases on a line, what stands under each, and beside it what the version leaves open. */
export function DesignTab({ version }: { readonly version: MethodVersion }) {
  const { t } = useLingui();
  const edit = useDraft(version);
  const { definition, editing, picked } = edit;
  return (
    <Stack>
      {version.may.edit ? <SaveStrip version={version} edit={edit} /> : null}
      <PhaseColumns definition={definition} editing={editing} />
      {version.problems.length === 0 ? null : (
        <Card title={t`Left open`} more={t`as saved`}>
          <ul className={css.problems}>
            {version.problems.map(p => (
              <li key={`${p.path} ${p.message}`}>{p.message}</li>
            ))}
          </ul>
        </Card>
      )}
      <Others definition={definition} editing={editing} />
      {picked === null ? null : (
        <ElementPanel
          key={`${picked.part} ${picked.id}`}
          definition={definition}
          picked={picked}
          editing={editing}
          onChange={edit.set}
          onClose={() => edit.setPicked(null)}
        />
      )}
    </Stack>
  );
}
