import {
  getTailoringRules,
  listMethods,
  methodLevels,
  type Output,
  setTailoringRules,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { fieldMessages } from '../../../ui/form/use-form.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';
import { RulesTester } from './rules-tester.tsx';

const route = getRouteApi('/method-rules');
type Rules = Output<typeof getTailoringRules>;

interface Row {
  readonly key: number;
  readonly name: string;
  readonly when: string;
  readonly methodId: string;
  readonly level: (typeof methodLevels)[number];
}

interface RuleLineProps {
  readonly row: Row;
  readonly at: number;
  readonly last: boolean;
  readonly methods: readonly { readonly value: string; readonly label: string }[];
  readonly error: string | undefined;
  readonly locked: boolean;
  readonly onChange: (fields: Partial<Row>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function RuleLine({ row, at, last, methods, error, locked, onChange, onMove, onRemove }: RuleLineProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const number = at + 1;
  return (
    <li className={css.rule}>
      <span className={css.number}>{number}</span>
      <TextInput
        aria-label={t`Name of rule ${number}`}
        disabled={locked}
        maxLength={80}
        value={row.name}
        onChange={e => onChange({ name: e.currentTarget.value })}
      />
      <TextInput
        aria-label={t`Condition of rule ${number}`}
        placeholder={last ? t`always` : 'cost > 500000 && class == "A"'}
        disabled={locked || last}
        value={last ? '' : row.when}
        error={error}
        styles={{ input: { fontFamily: 'var(--mono)' } }}
        onChange={e => onChange({ when: e.currentTarget.value })}
      />
      <Select
        aria-label={t`Method of rule ${number}`}
        allowDeselect={false}
        disabled={locked}
        data={[...methods]}
        value={row.methodId}
        onChange={id => onChange({ methodId: id ?? row.methodId })}
      />
      <Select
        aria-label={t`Level of rule ${number}`}
        allowDeselect={false}
        disabled={locked}
        data={methodLevels.map(value => ({ value, label: words.levels[value] }))}
        value={row.level}
        onChange={level => onChange({ level: methodLevels.find(l => l === level) ?? row.level })}
      />
      {locked ? null : (
        <span className={css.ruleTools}>
          <ActionIcon
            aria-label={t`Move rule ${number} up`}
            disabled={at === 0 || last}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t`Move rule ${number} down`} disabled={last} onClick={() => onMove(1)}>
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t`Remove rule ${number}`} disabled={last} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

interface RulesCardProps {
  readonly rules: Rules;
  readonly methods: readonly { readonly value: string; readonly label: string }[];
}

/** The rules as they are edited in the page, until they are saved or thrown away. */
function useRules({ rules, methods }: RulesCardProps) {
  const { t } = useLingui();
  const stored = rules.rules.map(
    (r, key): Row => ({ key, name: r.name, when: r.when, methodId: r.method.id, level: r.level }),
  );
  const catchAll: Row = {
    key: 0,
    name: t`All others`,
    when: '',
    methodId: methods[0]?.value ?? '',
    level: 'standard',
  };
  const [draft, setDraft] = useState<readonly Row[] | null>(null);
  const rows = draft ?? (stored.length === 0 ? [catchAll] : stored);
  const set = (at: number, fields: Partial<Row>) =>
    setDraft(rows.map((r, i) => (i === at ? { ...r, ...fields } : r)));
  const move = (at: number, by: -1 | 1) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    // The last rule holds always and stays last.
    if (row !== undefined) next.splice(Math.min(Math.max(0, at + by), next.length - 1), 0, row);
    setDraft(next);
  };
  const add = () => {
    const key = Math.max(...rows.map(r => r.key)) + 1;
    setDraft([
      ...rows.slice(0, -1),
      { ...catchAll, key, name: t`New rule`, when: 'class == "A"' },
      ...rows.slice(-1),
    ]);
  };
  return {
    ...{ rows, set, move, add },
    remove: (at: number) => setDraft(rows.filter((_, i) => i !== at)),
    discard: () => setDraft(null),
    dirty: draft !== null,
    unsaved: draft !== null || stored.length === 0,
  };
}

function RulesCard({ rules, methods }: RulesCardProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const edit = useRules({ rules, methods });
  const { rows } = edit;
  const save = useAct(setTailoringRules, { onDone: edit.discard });
  const messages = fieldMessages(save.error);
  const locked = !rules.may.edit;
  return (
    <Card title={t`Rules`} more={t`the first that holds counts`}>
      <div className={css.form}>
        {save.error === null || Object.keys(messages).length > 0 ? null : (
          <Banner tone="red">{textOf(save.error).message}</Banner>
        )}
        <ol className={css.steps}>
          {rows.map((row, at) => (
            <RuleLine
              key={row.key}
              {...{ row, at, methods, locked }}
              last={at === rows.length - 1}
              error={messages[`rules.${at}.when`]}
              onChange={fields => edit.set(at, fields)}
              onMove={by => edit.move(at, by)}
              onRemove={() => edit.remove(at)}
            />
          ))}
        </ol>
        <p className="small faint">
          {t`Fields: ${rules.fields.map(f => f.name).join(', ')}. Money in whole units of the project’s currency.`}
        </p>
        {locked ? null : (
          <div className={css.formEnd}>
            <Button onClick={edit.add}>
              <Trans>Add rule</Trans>
            </Button>
            <Button disabled={!edit.dirty} onClick={edit.discard}>
              <Trans>Discard</Trans>
            </Button>
            <Button
              variant="filled"
              disabled={!edit.unsaved}
              loading={save.isPending}
              onClick={() =>
                save.mutate({
                  request: {
                    body: {
                      rules: rows.map(({ name, when, methodId, level }, i) => ({
                        ...{ name, methodId: methodId as never, level },
                        when: i === rows.length - 1 ? '' : when,
                      })),
                    },
                  },
                  version: rules.version,
                })
              }
            >
              <Trans>Save rules</Trans>
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** The rules that propose a method and a level for a project, and what they say of one. */
export function TailoringRulesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { project } = route.useSearch();
  const navigate = route.useNavigate();
  const rules = useRead(getTailoringRules, {});
  const methods = useRead(listMethods, {});
  const error = rules.error ?? methods.error;
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void rules.refetch()} />;
  if (rules.data === undefined || methods.data === undefined) return <SkeletonPage />;
  const choice = methods.data.items.map(m => ({ value: m.id as string, label: m.name }));
  return (
    <>
      <PageHeader
        title={t`Tailoring rules`}
        summary={t`Which method at which level is proposed for a project, by its class, cost, duration and place.`}
      />
      {choice.length === 0 ? (
        <EmptyState title={t`No method yet`}>
          <Trans>Add methods first; rules choose among them.</Trans>
        </EmptyState>
      ) : (
        <Stack>
          <RulesCard rules={rules.data} methods={choice} />
          <RulesTester
            project={project}
            onProject={next => void navigate({ search: { project: next }, replace: true })}
          />
        </Stack>
      )}
    </>
  );
}
