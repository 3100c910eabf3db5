// biome-ignore-all lint/a11y/useSemanticElements: a grid of this size is drawn row by row, which a table cannot be
import type { controlMatrix, Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { StateMark } from './state-mark.tsx';

export type Matrix = Output<typeof controlMatrix>;
type Project = Matrix['projects'][number];

interface MatrixGridProps {
  readonly matrix: Matrix;
  readonly open: string | undefined;
  readonly onOpen: (project: string, code: string) => void;
}

interface At {
  readonly row: number;
  readonly column: number;
}

const moves: Readonly<Record<string, (at: At, last: At) => At>> = {
  ArrowUp: ({ row, column }) => ({ row: Math.max(0, row - 1), column }),
  ArrowDown: ({ row, column }, last) => ({ row: Math.min(last.row, row + 1), column }),
  ArrowLeft: ({ row, column }) => ({ row, column: Math.max(0, column - 1) }),
  ArrowRight: ({ row, column }, last) => ({ row, column: Math.min(last.column, column + 1) }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: ({ row, column }) => ({ row: Math.max(0, row - 20), column }),
  PageDown: ({ row, column }, last) => ({ row: Math.min(last.row, row + 20), column }),
};

const rowPx = 28;

/** Names of the controls, on end; grouped by category. */
function Heads({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useLingui();
  const words = useControlWords();
  return (
    <div role="row" tabIndex={-1} aria-rowindex={1} className={css.heads}>
      <div role="columnheader" tabIndex={-1} className={css.projectHead}>
        {t`Project`}
      </div>
      {matrix.controls.map((c, i) => (
        <div
          key={c.code}
          role="columnheader"
          tabIndex={-1}
          className={css.controlHead}
          data-first={matrix.controls[i - 1]?.category !== c.category || undefined}
          data-high={c.severity === 'high' || undefined}
          title={`${c.code} ${c.name}, ${words.categories[c.category]}, ${words.severities[c.severity]}`}
        >
          <span>{c.name}</span>
        </div>
      ))}
      <div role="columnheader" tabIndex={-1} className={css.countHead}>
        {t`Fails`}
      </div>
    </div>
  );
}

interface RowProps {
  readonly matrix: Matrix;
  readonly project: Project;
  readonly index: number;
  readonly at: At;
  readonly open: string | undefined;
  readonly onOpen: (column: number) => void;
  readonly style: CSSProperties;
}

function Row({ matrix, project, index, at, open, onOpen, style }: RowProps) {
  const words = useControlWords();
  const { t } = useLingui();
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className={css.row}
      style={style}
      data-open={open?.startsWith(project.id) || undefined}
    >
      <div role="rowheader" tabIndex={-1} className={css.project}>
        <span className="ellipsis">{project.name}</span>
        <span className={css.type} title={words.types[project.pmoType]} data-type={project.pmoType}>
          {words.types[project.pmoType].charAt(0)}
        </span>
      </div>
      {project.states.map((state, column) => {
        const control = matrix.controls[column];
        if (control === undefined) return null;
        return (
          <div
            key={control.code}
            role="gridcell"
            className={css.cell}
            data-first={matrix.controls[column - 1]?.category !== control.category || undefined}
            data-blocks={(state === 'fail' && control.strength[project.pmoType] === 'block') || undefined}
            data-at={`${index} ${column}`}
            tabIndex={at.row === index && at.column === column ? 0 : -1}
            aria-selected={open === `${project.id} ${control.code}`}
            aria-label={`${project.name}, ${control.name}: ${words.states[state]}`}
            onClick={() => onOpen(column)}
            onKeyDown={event => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onOpen(column);
            }}
          >
            <StateMark state={state} />
          </div>
        );
      })}
      <div
        role="gridcell"
        tabIndex={-1}
        className={css.count}
        aria-label={t`${project.name}: ${project.fails} failing`}
      >
        {project.fails === 0 ? '' : project.fails}
      </div>
    </div>
  );
}

/** How many projects fail each control, at the foot. */
function Foot({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useLingui();
  return (
    <div role="row" tabIndex={-1} aria-rowindex={matrix.projects.length + 2} className={css.foot}>
      <div role="rowheader" tabIndex={-1} className={css.project}>
        {t`Failing, of ${matrix.projects.length}`}
      </div>
      {matrix.controls.map((c, i) => (
        <div
          key={c.code}
          role="gridcell"
          tabIndex={-1}
          className={css.sum}
          data-first={matrix.controls[i - 1]?.category !== c.category || undefined}
          aria-label={`${c.name}: ${c.fails}`}
        >
          {c.fails === 0 ? '' : c.fails}
        </div>
      ))}
      <div role="gridcell" tabIndex={-1} className={css.count}>
        {matrix.whole.failed}
      </div>
    </div>
  );
}

/** The grid: one tab stop, arrows move, Enter opens the cell; only rows in view are drawn. */
export function MatrixGrid({ matrix, open, onOpen }: MatrixGridProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [wanted, setWanted] = useState(false);
  const { projects, controls } = matrix;
  const rows = useVirtualizer({
    count: projects.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  useEffect(() => {
    if (!wanted) return;
    rows.scrollToIndex(at.row);
    scroller.current?.querySelector<HTMLElement>(`[data-at="${at.row} ${at.column}"]`)?.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setWanted(true);
    setAt(move(at, { row: projects.length - 1, column: controls.length - 1 }));
  };
  const openAt = (row: number, column: number) => {
    const [project, control] = [projects[row], controls[column]];
    if (project === undefined || control === undefined) return;
    setWanted(false);
    setAt({ row, column });
    onOpen(project.id, control.code);
  };
  return (
    <div ref={scroller} className={css.matrix} style={{ '--controls': controls.length } as CSSProperties}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={t`Projects by controls`}
        aria-rowcount={projects.length + 2}
        aria-colcount={controls.length + 2}
        className={css.grid}
        onKeyDown={onKeyDown}
        onBlur={() => setWanted(false)}
      >
        <Heads matrix={matrix} />
        <div role="rowgroup" className={css.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(item => {
            const project = projects[item.index];
            return project === undefined ? null : (
              <Row
                key={project.id}
                {...{ matrix, project, at, open }}
                index={item.index}
                onOpen={column => openAt(item.index, column)}
                style={{ transform: `translateY(${item.start}px)`, height: rowPx }}
              />
            );
          })}
        </div>
        <Foot matrix={matrix} />
      </div>
    </div>
  );
}
