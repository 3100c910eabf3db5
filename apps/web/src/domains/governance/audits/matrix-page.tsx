import { controlMatrix, runControls, severities } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { ControlPanel } from './control-panel.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { Legend } from './legend.tsx';
import { type Matrix, MatrixGrid } from './matrix-grid.tsx';
import type { MatrixSearch } from './search.ts';
import { UnitStrip } from './unit-strip.tsx';

const route = getRouteApi('/controls');
function RunButton() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const run = useAct(runControls, {
    onDone: ({ projects, changed }) =>
      toast(
        changed === 0
          ? t`${plural(projects, { one: '# project checked', other: '# projects checked' })}, nothing changed`
          : t`${plural(projects, { one: '# project checked', other: '# projects checked' })}, ${plural(changed, { one: '# result changed', other: '# results changed' })}`,
      ),
  });
  return (
    <Button
      variant="filled"
      loading={run.isPending}
      onClick={() => run.mutate({ request: {} }, { onError: error => errorToast(textOf(error).message) })}
    >
      <Trans>Run checks now</Trans>
    </Button>
  );
}

interface ToolsProps {
  readonly matrix: Matrix;
  readonly search: MatrixSearch;
  readonly onSearch: (next: Partial<MatrixSearch>) => void;
}

function Tools({ matrix, search, onSearch }: ToolsProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const choice = (label: string, all: string) => ({ 'aria-label': label, placeholder: all, clearable: true });
  return (
    <div className={css.tools}>
      <Select
        {...choice(t`Type of PMO`, t`All types`)}
        w={150}
        data={Object.entries(words.types).map(([value, label]) => ({ value, label }))}
        value={search.type ?? null}
        onChange={type => onSearch({ type: (type ?? undefined) as MatrixSearch['type'] })}
      />
      <Select
        {...choice(t`Severity`, t`All severities`)}
        w={160}
        data={severities.map(value => ({ value, label: words.severities[value] }))}
        value={search.severity ?? null}
        onChange={severity => onSearch({ severity: (severity ?? undefined) as MatrixSearch['severity'] })}
      />
      <Checkbox
        label={t`Only what fails`}
        checked={search.failing === true}
        onChange={event => onSearch({ failing: event.currentTarget.checked ? true : undefined })}
      />
      <Legend whole={matrix.whole} />
    </div>
  );
}

/** Projects by controls, as they are now; each cell opens to its rule, evidence and remedy. */
export function ControlMatrixPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { unit, type, severity, failing, cell } = search;
  const answer = useRead(
    controlMatrix,
    { query: { unit, pmoType: type, severity, failing: failing === true ? 'true' : undefined } },
    { keep: true },
  );
  const onSearch = (next: Partial<MatrixSearch>) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const matrix = answer.data;
  const [project, code] = cell?.split(' ') ?? [];
  const { projects, controls, whole } = matrix;
  return (
    <div aria-busy={answer.isPlaceholderData || undefined}>
      <PageHeader
        title={t`Control matrix`}
        summary={t`${plural(projects.length, { one: '# project', other: '# projects' })}, ${plural(controls.length, { one: '# control', other: '# controls' })}, ${format.number(whole.failed, 0)} failing; checked ${format.instant(matrix.computedAt)}.`}
        actions={
          <>
            <Button renderRoot={props => <Link to="/control-catalogue" {...props} />}>
              <Trans>Catalogue</Trans>
            </Button>
            {matrix.may.run ? <RunButton /> : null}
          </>
        }
      />
      <UnitStrip matrix={matrix} selected={unit} onSelect={id => onSearch({ unit: id })} />
      <Tools matrix={matrix} search={search} onSearch={onSearch} />
      {projects.length === 0 ? (
        <EmptyState title={t`No project matches`}>
          <Trans>
            Live projects appear here, each with what the controls say of it. Choose other units, types or
            severities.
          </Trans>
        </EmptyState>
      ) : (
        <MatrixGrid
          matrix={matrix}
          open={cell}
          onOpen={(id, control) => onSearch({ cell: `${id} ${control}` })}
        />
      )}
      {project === undefined || code === undefined ? null : (
        <ControlPanel project={project} code={code} onClose={() => onSearch({ cell: undefined })} />
      )}
    </div>
  );
}
