import { applyImport, type ImportCounts, type ImportRecord } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { KeyFigure, KeyFigures } from '../../../ui/card/key-figure.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { DiffPreview } from './diff-preview.tsx';
import css from './imports.module.css';
import { Problems } from './problems.tsx';

/** What the rows would do, or did, at one glance. */
export function Counts({ counts, done = false }: { readonly counts: ImportCounts; readonly done?: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const count = (n: number) => format.number(n, 0);
  const figures = [
    {
      label: t`Good rows`,
      value: count(counts.good),
      delta: t`of ${count(counts.rows)}`,
    },
    {
      label: t`Refused`,
      value: counts.bad > 0 ? <span className="bad">{count(counts.bad)}</span> : '0',
      delta: t`${plural(counts.warnings, { one: '# warning', other: '# warnings' })}`,
    },
    { label: done ? t`Added` : t`Add`, value: count(counts.created) },
    {
      label: done ? t`Changed` : t`Change`,
      value: count(counts.updated),
      delta: t`${count(counts.unchanged)} unchanged`,
    },
    { label: t`Status reports`, value: count(counts.reports) },
    {
      label: t`Left the portfolio`,
      value: count(counts.left),
      delta: t`${count(counts.returned)} returned`,
    },
  ];
  return (
    <KeyFigures label={t`What the rows do`}>
      {figures.map(({ delta, ...figure }) => (
        <KeyFigure key={figure.label} {...figure} {...(delta === undefined ? {} : { delta })} />
      ))}
    </KeyFigures>
  );
}

/** Apply everything, or the good rows only; says why one of them is not offered. */
function ApplyBar({ record, counts }: { readonly record: ImportRecord; readonly counts: ImportCounts }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const apply = useAct(applyImport);
  const start = (mode: 'all' | 'good') =>
    apply.mutate({ request: { params: { import: record.id }, body: { mode } } });
  const nothing = counts.created + counts.updated + counts.left + counts.returned === 0;
  const words =
    apply.error !== null
      ? textOf(apply.error).message
      : counts.good === 0
        ? t`Every row is refused. Mend the file or the columns, and check again.`
        : counts.bad > 0
          ? t`${plural(counts.bad, { one: '# row is refused: everything or nothing would be nothing.', other: '# rows are refused: everything or nothing would be nothing.' })}`
          : nothing
            ? t`Everything in this file is there already.`
            : t`Nothing is refused. It is one transaction: all of it, or nothing.`;
  return (
    <div className={css.bar}>
      <div className={apply.error === null ? css.barText : `${css.barText} bad`} role="status">
        {words}
      </div>
      {counts.bad > 0 ? (
        <>
          <Button disabled>
            <Trans>Import everything or nothing</Trans>
          </Button>
          <Button
            variant="filled"
            disabled={counts.good === 0}
            loading={apply.isPending || apply.isSuccess}
            onClick={() => start('good')}
          >
            {t`${plural(counts.good, { one: 'Import the # good row only', other: 'Import the # good rows only' })}`}
          </Button>
        </>
      ) : (
        <Button
          variant="filled"
          disabled={nothing}
          loading={apply.isPending || apply.isSuccess}
          onClick={() => start('all')}
        >
          {t`${plural(counts.rows, { one: 'Import # row', other: 'Import all # rows' })}`}
        </Button>
      )}
    </div>
  );
}

/** The third step: what would change, what is wrong, and the decision. */
export function CheckStep({ record }: { readonly record: ImportRecord }) {
  const format = useFormat();
  const { counts } = record;
  if (counts === null) return null;
  return (
    <>
      <Counts counts={counts} />
      <Stack>
        {counts.firstDay === null || counts.lastDay === null ? null : (
          <Banner>
            {counts.firstDay === counts.lastDay ? (
              <Trans>The rows are true from {format.day(counts.firstDay)}. Nothing is changed yet.</Trans>
            ) : (
              <Trans>
                The rows reach from {format.day(counts.firstDay)} to {format.day(counts.lastDay)}. Nothing is
                changed yet.
              </Trans>
            )}
          </Banner>
        )}
        <Problems record={record} />
        <DiffPreview record={record} />
      </Stack>
      <ApplyBar record={record} counts={counts} />
    </>
  );
}
