import {
  checkImport,
  type FieldEntity,
  type ImportField,
  type ImportMapping,
  type ImportRecord,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddedFields } from '../../../../lib/added-fields.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { fieldMessages } from '../../../../ui/form/use-form.ts';
import { Columns, Stack } from '../../../../ui/page/layout.tsx';
import {
  fieldsOf,
  forgetDraft,
  keepDraft,
  loadDraft,
  missingOf,
  requiredOf,
  usedColumns,
  withSource,
} from '../draft.ts';
import { useImportFieldWords } from '../field-words.ts';
import css from '../imports.module.css';
import { EachDate } from './each-date.tsx';
import { useFieldGroups } from './field-groups.ts';
import { FieldRow } from './field-row.tsx';
import { MappingFile } from './mapping-file.tsx';
import { CellsCard, MeaningCard, SourceCard } from './reading.tsx';
import { SheetChoice } from './sheet-choice.tsx';

const route = getRouteApi('/imports/$import');

/** Messages by what stands behind `mapping.` in their path. */
const messagesOf = (error: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fieldMessages(error)).map(([path, message]) => [
      path.replace(/^mapping\./, '').replace(/^(scale|each)\..*/, '$1'),
      message,
    ]),
  );

/** The mapping as it is being written: kept in this browser until it is checked. */
function useDraft(record: ImportRecord) {
  const [mapping, setMapping] = useState<ImportMapping>(
    () => loadDraft(record.id) ?? record.mapping ?? record.suggestion,
  );
  const change = (next: ImportMapping) => {
    keepDraft(record.id, next);
    setMapping(next);
  };
  return [mapping, change] as const;
}

function Where({ record, loaded }: { readonly record: ImportRecord; readonly loaded: string | null }) {
  if (loaded !== null) return <Trans>From {loaded}</Trans>;
  if (record.mapping !== null) return <Trans>As it was checked last</Trans>;
  return record.suggestedFrom === 'remembered' ? (
    <Trans>Remembered from last time</Trans>
  ) : (
    <Trans>Matched by name and values: look it through</Trans>
  );
}

/** Columns that nothing reads. */
function LeftOver({ mapping, record }: { readonly mapping: ImportMapping; readonly record: ImportRecord }) {
  const { t } = useLingui();
  const used = usedColumns(
    mapping,
    record.file.columns.map(c => c.name),
  );
  const left = record.file.columns.filter(c => !used.has(c.name));
  if (left.length === 0) return null;
  return (
    <Card title={t`Columns that are not read`} more={String(left.length)}>
      <dl className={css.left}>
        {left.map(column => (
          <div key={column.name}>
            <dt>{column.name}</dt>
            <dd className="small faint ellipsis">{column.samples.join(' · ') || t`empty`}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What rows become, of which added fields can be filled. */
const entities = {
  projects: 'project',
  reports: 'project',
  programmes: 'programme',
  milestones: 'milestone',
} as const satisfies Record<ImportMapping['as'], FieldEntity>;

interface FieldsProps {
  readonly record: ImportRecord;
  readonly mapping: ImportMapping;
  readonly messages: Readonly<Record<string, string>>;
  readonly onChange: (mapping: ImportMapping) => void;
}

function Fields({ record, mapping, messages, onChange }: FieldsProps) {
  const words = useImportFieldWords();
  const groups = useFieldGroups(fieldsOf(mapping.as));
  const required = requiredOf(mapping);
  const { t } = useLingui();
  const added = useAddedFields(entities[mapping.as]).filter(f => !f.retired && f.type !== 'formula');
  const shown = groups.map(group => (
    <section key={group.title} aria-label={group.title}>
      <h3 className={css.group}>{group.title}</h3>
      {group.fields.map((field: ImportField) => (
        <FieldRow
          key={field}
          field={field}
          name={words[field]}
          required={required.includes(field)}
          source={mapping.fields[field]}
          columns={record.file.columns}
          error={messages[`fields.${field}`] ?? messages[field]}
          onChange={(name, source) => onChange(withSource(mapping, name, source))}
        />
      ))}
    </section>
  ));
  return (
    <>
      {shown}
      {added.length === 0 ? null : (
        <section aria-label={t`Fields of your organisation`}>
          <h3 className={css.group}>{t`Fields of your organisation`}</h3>
          {added.map(({ key, label }) => (
            <FieldRow
              key={key}
              field={key}
              name={label}
              required={false}
              source={mapping.fields[key]}
              columns={record.file.columns}
              error={messages[`fields.${key}`]}
              onChange={(name, source) => onChange(withSource(mapping, name, source))}
            />
          ))}
        </section>
      )}
    </>
  );
}

/** The second step: what each column is, and how its cells are read. */
export function ColumnsStep({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useImportFieldWords();
  const navigate = route.useNavigate();
  const [mapping, setMapping] = useDraft(record);
  const [loaded, setLoaded] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const check = useAct(checkImport, {
    onDone: () => {
      forgetDraft(record.id);
      void navigate({ search: {}, replace: true });
    },
  });
  const messages = messagesOf(check.error);
  const missing = missingOf(mapping);
  const change = (next: ImportMapping) => {
    setRefused(null);
    setMapping(next);
  };
  const columns = record.file.columns.map(c => c.name);
  const wrong = refused ?? (check.error === null ? null : textOf(check.error).message);
  const parts = { mapping, onChange: change, messages };
  return (
    <>
      <Columns>
        <Stack>
          <Card
            title={t`Columns`}
            beside={
              <span className="small faint">
                <Where record={record} loaded={loaded} />
              </span>
            }
            more={
              <span className={css.tools}>
                <MappingFile
                  mapping={mapping}
                  fileName={record.fileName}
                  onRefused={setRefused}
                  onLoad={(next, name) => {
                    change(next);
                    setLoaded(name);
                  }}
                />
              </span>
            }
            flush
          >
            <Fields record={record} {...parts} />
          </Card>
          {mapping.as === 'milestones' ? (
            <EachDate
              value={mapping.each ?? []}
              columns={columns}
              onChange={each => {
                const { each: _, ...rest } = mapping;
                change(each === undefined ? rest : { ...rest, each });
              }}
            />
          ) : null}
        </Stack>
        <Stack>
          <SheetChoice record={record} />
          <SourceCard {...parts} />
          <CellsCard {...parts} />
          <MeaningCard {...parts} />
          <LeftOver mapping={mapping} record={record} />
        </Stack>
      </Columns>
      <div className={css.bar}>
        <div className={css.barText} role="status">
          {wrong !== null ? (
            <span className="bad">{wrong}</span>
          ) : missing.length > 0 ? (
            t`Say where this comes from: ${missing.map(field => words[field]).join(', ')}`
          ) : (
            t`${plural(Object.keys(mapping.fields).length, { one: '# field is mapped. Checking changes nothing.', other: '# fields are mapped. Checking changes nothing.' })}`
          )}
        </div>
        <Button
          variant="filled"
          disabled={missing.length > 0}
          loading={check.isPending || check.isSuccess}
          onClick={() => check.mutate({ request: { params: { import: record.id }, body: { mapping } } })}
        >
          <Trans>Check the file</Trans>
        </Button>
      </div>
    </>
  );
}
