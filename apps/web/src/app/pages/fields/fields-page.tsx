import { type Field, type FieldEntity, fieldEntities, listFields, updateField } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast, undoToast } from '../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { useFieldWords } from './field-words.ts';
import css from './fields.module.css';

const route = getRouteApi('/fields');

interface LineProps {
  readonly field: Field;
  readonly first: boolean;
  readonly last: boolean;
  readonly onOpen: () => void;
}

/** Changes one field where it stands in the list. */
function useChange(field: Field) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const act = useAct(updateField);
  const change = async (
    body: { readonly retired?: boolean; readonly position?: number },
    version: number,
  ) => {
    try {
      return await act.mutateAsync({ request: { params: { field: field.id }, body }, version });
    } catch (error) {
      errorToast(textOf(error).message);
      return null;
    }
  };
  const retire = async () => {
    const done = await change({ retired: true }, field.version);
    if (done !== null)
      void undoToast(
        t`${field.label} is retired; its values stay`,
        () => void change({ retired: false }, done.version),
      );
  };
  return {
    busy: act.isPending,
    move: (by: number) => change({ position: field.position + by }, field.version),
    retire,
    bringBack: () => change({ retired: false }, field.version),
  };
}

function Line({ field, first, last, onOpen }: LineProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  const { busy, move, retire, bringBack } = useChange(field);
  const edit = field.may.edit;
  const from = field.requiredFrom === null ? null : words.requiredFrom[field.requiredFrom];
  const facts = [
    words.types[field.type],
    ...(field.unit === '' ? [] : [field.unit]),
    ...(from === null
      ? []
      : [
          field.requiredClass === null
            ? t`required from: ${from}`
            : t`required from: ${from}, class ${field.requiredClass}`,
        ]),
    ...(field.seenBy === 'money' ? [t`seen with money`] : []),
    ...(field.editedBy === 'office' ? [t`filled by the PMO`] : []),
    ...(field.figure === 'none' ? [] : [t`figure: ${words.figures[field.figure]}`]),
  ];
  return (
    <li className={css.line} data-retired={field.retired || undefined}>
      <span className={css.grow}>
        {edit ? (
          <button type="button" className={css.name} onClick={onOpen}>
            {field.label}
          </button>
        ) : (
          <b>{field.label}</b>
        )}{' '}
        <span className={`mono small faint ${css.key}`}>{field.key}</span>
        <span className={css.facts}>{facts.join(', ')}</span>
        {field.type === 'formula' ? <span className={`mono ${css.facts}`}>{field.formula}</span> : null}
      </span>
      <span className={css.usage}>
        {field.type === 'formula'
          ? t`calculated`
          : plural(field.usage, { 0: 'no value yet', one: '# value', other: '# values' })}
      </span>
      {edit ? (
        <span className={css.acts}>
          <ActionIcon
            variant="subtle"
            aria-label={t`Move ${field.label} up`}
            disabled={first || busy}
            onClick={() => void move(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t`Move ${field.label} down`}
            disabled={last || busy}
            onClick={() => void move(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <Button
            size="xs"
            aria-label={field.retired ? t`Bring back ${field.label}` : t`Retire ${field.label}`}
            loading={busy}
            onClick={() => void (field.retired ? bringBack() : retire())}
          >
            {field.retired ? <Trans>Bring back</Trans> : <Trans>Retire</Trans>}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

interface EntityCardProps {
  readonly entity: FieldEntity;
  readonly fields: readonly Field[];
  readonly onAdd: (() => void) | null;
  readonly onOpen: (id: string) => void;
}

function EntityCard({ entity, fields, onAdd, onOpen }: EntityCardProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  const name = words.entities[entity];
  return (
    <Card
      title={name}
      flush
      more={
        onAdd === null ? undefined : (
          <Button size="xs" onClick={onAdd} aria-label={t`Add a field to: ${name}`}>
            <Trans>Add…</Trans>
          </Button>
        )
      }
    >
      {fields.length === 0 ? (
        <EmptyState title={t`No fields of your own`}>
          {entity === 'project' ? (
            <Trans>Add one, and it can be filled, filtered, imported and exported like any other.</Trans>
          ) : (
            <Trans>Add one, and it can be filled where they are changed; every change is in the log.</Trans>
          )}
        </EmptyState>
      ) : (
        <ul className={css.list}>
          {fields.map((field, i) => (
            <Line
              key={field.id}
              field={field}
              first={i === 0}
              last={i === fields.length - 1}
              onOpen={() => onOpen(field.id)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The fields that the organisation adds to what is registered, without code. */
export function FieldsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState<FieldEntity | null>(null);
  const read = useRead(listFields, { query: {} });
  const go = (id: string | undefined) =>
    void navigate({ search: before => ({ ...before, open: id }), replace: true, resetScroll: false });
  if (read.error !== null)
    return <ErrorState page {...textOf(read.error)} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <SkeletonPage />;
  const { items, may } = read.data;
  const opened = items.find(f => f.id === open);
  return (
    <>
      <PageHeader
        title={t`Fields`}
        summary={t`What your organisation keeps beside what is built in. ${plural(items.filter(f => !f.retired).length, { 0: 'None yet.', one: '# field in use.', other: '# fields in use.' })}`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding('project')}>
              <Trans>New project field</Trans>
            </Button>
          ) : null
        }
      />
      <div className={css.cards}>
        {fieldEntities.map(entity => (
          <EntityCard
            key={entity}
            entity={entity}
            fields={items.filter(f => f.entity === entity)}
            onAdd={may.create ? () => setAdding(entity) : null}
            onOpen={go}
          />
        ))}
      </div>
      {adding === null ? null : <FieldDialog entity={adding} field={null} onClose={() => setAdding(null)} />}
      {opened === undefined || !opened.may.edit ? null : (
        <FieldDialog key={opened.id} entity={opened.entity} field={opened} onClose={() => go(undefined)} />
      )}
    </>
  );
}
