import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsOf } from '../../../lib/as-of.ts';
import { useExplain } from '../../../lib/explain.ts';
import { lowerFirst } from '../../../lib/format/lower-first.ts';
import { useFigureText, useStatusText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Figure } from '../../../ui/figure/figure.tsx';
import { Sparkline } from '../../../ui/figure/sparkline.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import { OverrideDialog } from './override-dialog.tsx';
import css from './reporting.module.css';

type Dimension = ProjectPage['dimensions'][number];

const differ = (d: Pick<Dimension, 'reported' | 'computed'>): boolean =>
  d.reported !== null &&
  d.reported.status !== 'unknown' &&
  d.computed !== 'unknown' &&
  d.reported.status !== d.computed;

const metricOf = (dimension: string): string =>
  dimension === 'overall' ? 'computed-status' : `computed-status-${dimension}`;

interface LineProps {
  readonly dimension: Dimension;
  readonly project: string;
  readonly compared: boolean;
}

function Measure({ dimension, project }: Pick<LineProps, 'dimension' | 'project'>) {
  const { ask } = useExplain();
  const figureText = useFigureText();
  const { figure } = dimension;
  if (figure === null || figure.value === null) return <span className="faint">—</span>;
  return (
    <>
      <span className={`faint ${css.wide}`}>{figure.name}</span>{' '}
      <Figure {...ask({ metric: figure.metric, project })}>{figureText(figure)}</Figure>
    </>
  );
}

function Line({ dimension: d, project, compared }: LineProps) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const words = useDimensionWords();
  return (
    <tr>
      <th scope="row">{words(d.dimension)}</th>
      <td>
        {d.reported === null || d.reported.said === '' ? (
          <span className="faint">—</span>
        ) : (
          <StatusChip status={d.reported.status} word={d.reported.said} />
        )}
      </td>
      <td className="note" data-room="some" style={{ fontWeight: 700 }}>
        {differ(d) ? (
          <>
            <span aria-hidden="true">≠</span>
            <span className="sr-only">{t`differs from`}</span>
          </>
        ) : null}
      </td>
      <td title={d.because}>
        {d.computed === 'unknown' ? (
          <span className="faint">{t`Not computed`}</span>
        ) : (
          <Figure {...ask({ metric: metricOf(d.dimension), project })}>
            <StatusChip status={d.computed} />
          </Figure>
        )}
      </td>
      <td data-room="much">
        {d.trend.length < 2 ? null : (
          <Sparkline values={d.trend.map(point => point.value)} label={t`${words(d.dimension)} over time`} />
        )}
      </td>
      <td data-right>
        <Measure dimension={d} project={project} />
      </td>
      {compared ? (
        <td className="note" data-room="some">
          {d.changed}
        </td>
      ) : null}
    </tr>
  );
}

/** What the whole was on the day compared with, where it was otherwise. */
function useWasText() {
  const { t } = useLingui();
  const statusText = useStatusText();
  return (was: NonNullable<ProjectPage['before']>, now: ProjectPage['health']): string | null => {
    const reported =
      was.reported.said === now.reported.said
        ? null
        : t`reported ${was.reported.said || t`without a rating`}`;
    const computed =
      was.computed === now.computed ? null : t`computed ${lowerFirst(statusText(was.computed))}`;
    const said = [reported, computed].filter(text => text !== null).join(', ');
    return said === '' ? null : t`Was ${said}`;
  };
}

interface HealthTableProps {
  readonly page: ProjectPage;
  readonly dimensions: readonly Dimension[];
}

function HealthTable({ page, dimensions }: HealthTableProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { project, compareWith } = page;
  return (
    <table className={css.health}>
      <thead>
        <tr>
          <th scope="col">{t`Dimension`}</th>
          <th scope="col">{t`Reported`}</th>
          <th scope="col" data-room="some" style={{ position: 'relative' }}>
            <span className="sr-only">{t`Agreement`}</span>
          </th>
          <th scope="col">{t`Computed`}</th>
          <th scope="col" data-room="much">{t`Trend`}</th>
          <th scope="col" data-right>{t`Measure`}</th>
          {compareWith === null ? null : (
            <th
              scope="col"
              className="note"
              data-room="some"
            >{t`Changed since ${format.dayShort(compareWith, page.asOf)}`}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {dimensions.map(dimension => (
          <Line
            key={dimension.dimension}
            dimension={dimension}
            project={project.key}
            compared={compareWith !== null}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The whole first, then each dimension: as reported, as computed, its measure, its trend, what changed. */
export function HealthCard({ page }: { readonly page: ProjectPage }) {
  const { t, i18n } = useLingui();
  const { past } = useAsOf();
  const wasText = useWasText();
  const [overriding, setOverriding] = useState(false);
  const { project, dimensions, health, computed } = page;
  const rules = computed.inputs.find(input => input.id === 'rules')?.sourceId ?? null;
  const was = page.before;
  const overall: Dimension = {
    dimension: 'overall',
    reported: health.reported.said === '' ? null : health.reported,
    computed: health.computed,
    rule: null,
    because: computed.why ?? '',
    figure: null,
    trend: [],
    changed: was === null || was === undefined ? null : wasText(was, health),
  };
  const told = dimensions.filter(d => d.reported !== null || d.computed !== 'unknown');
  const untold = dimensions.filter(d => !told.includes(d));
  const disagree = dimensions.filter(differ).length;
  const words = useDimensionWords();
  // German nouns keep their capital inside a sentence.
  const inList = i18n.locale.startsWith('en') ? lowerFirst : String;
  const mayOverride = project.may.override && !past;
  return (
    <Card
      title={t`Health`}
      flush
      beside={
        disagree === 0 ? null : <Chip tone="note">{t`${disagree} of ${dimensions.length} disagree`}</Chip>
      }
      more={
        <span className={css.more}>
          {rules === null ? null : t`Computed by rules v${rules}`}
          {mayOverride ? (
            <Button size="xs" onClick={() => setOverriding(true)}>
              {page.override === null ? t`Set by hand…` : t`Change what is set by hand…`}
            </Button>
          ) : null}
        </span>
      }
    >
      <HealthTable page={page} dimensions={[overall, ...told]} />
      {untold.length === 0 ? null : (
        <p className={`small faint ${css.untold}`}>
          {t`Neither reported nor computed: ${untold.map(d => inList(words(d.dimension))).join(', ')}.`}
        </p>
      )}
      {overriding ? <OverrideDialog page={page} onClose={() => setOverriding(false)} /> : null}
    </Card>
  );
}
