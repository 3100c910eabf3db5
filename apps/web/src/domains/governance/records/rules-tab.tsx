import { listRetentionRules, type Output, type RetentionRule } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { EditRuleDialog } from './edit-rule-dialog.tsx';
import { NewRuleDialog } from './new-rule-dialog.tsx';
import css from './records.module.css';
import { useRecordWords } from './words.ts';

type Subjects = Output<typeof listRetentionRules>['subjects'];

function Line({
  rule,
  subjects,
  onEdit,
}: {
  readonly rule: RetentionRule;
  readonly subjects: Subjects;
  readonly onEdit: () => void;
}) {
  const { t } = useLingui();
  const words = useRecordWords();
  const template = subjects.templates.find(x => x.key === rule.subject);
  return (
    <tr>
      <td className={css.wide}>
        <span style={{ fontWeight: 550 }}>{rule.name}</span>
        {rule.active ? null : (
          <div>
            <Chip>{t`Retired`}</Chip>
          </div>
        )}
      </td>
      <td>
        {words.scopes[rule.appliesTo]}
        <div className="small faint">
          {rule.appliesTo === 'template' ? (template?.title ?? rule.subject) : words.type(rule.subject ?? '')}
        </div>
      </td>
      <td>{words.term(rule)}</td>
      <td data-room>{words.atEnd[rule.atEnd]}</td>
      <td data-room data-right>
        {rule.records}
      </td>
      <td data-right>
        {rule.may.edit ? (
          <Button size="xs" aria-label={t`Change ${rule.name}`} onClick={onEdit}>
            <Trans>Change</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Heads() {
  return (
    <thead>
      <tr>
        <th scope="col">
          <Trans>Rule</Trans>
        </th>
        <th scope="col">
          <Trans>For</Trans>
        </th>
        <th scope="col">
          <Trans>Kept</Trans>
        </th>
        <th scope="col" data-room>
          <Trans>At the end</Trans>
        </th>
        <th scope="col" data-room data-right>
          <Trans>Records</Trans>
        </th>
        <th scope="col">
          <span className="sr-only">
            <Trans>Change</Trans>
          </span>
        </th>
      </tr>
    </thead>
  );
}

/** How long what is archived is kept; the narrowest rule counts. */
export function RulesTab() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<RetentionRule | null>(null);
  const answer = useRead(listRetentionRules, {});
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={6} />;
  const { items, subjects, may } = answer.data;
  const add = may.create ? (
    <Button variant="filled" onClick={() => setAdding(true)}>
      <Trans>New rule</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title={t`No retention rule`} action={add}>
          <Trans>Without a rule, what is archived is kept without end.</Trans>
        </EmptyState>
      ) : (
        <>
          <div className={css.line}>
            {add}
            <span className="small faint">
              <Trans>The narrowest rule counts, as it is on the day of archiving.</Trans>
            </span>
          </div>
          <Card title={t`Retention rules`} more={items.length} flush>
            <table className={css.table}>
              <Heads />
              <tbody>
                {items.map(rule => (
                  <Line key={rule.id} rule={rule} subjects={subjects} onEdit={() => setEditing(rule)} />
                ))}
              </tbody>
            </table>
          </Card>
        </>
      )}
      {adding ? <NewRuleDialog subjects={subjects} onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : <EditRuleDialog rule={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
