import type { MethodDefinition } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type Editing, ElementCard } from './element-card.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

type Phase = MethodDefinition['phases'][number];
const width = 232;
const gap = 40;

/** Ways from phase to phase that go past others, as arcs over the line; from one to the next the line itself leads. */
function Ways({ phases }: { readonly phases: readonly Phase[] }) {
  const at = new Map(phases.map((p, i) => [p.id, i]));
  const x = (i: number) => i * (width + gap);
  const arcs = phases.flatMap((p, to) =>
    p.after.flatMap(id => {
      const from = at.get(id);
      if (from === undefined || to === from + 1) return [];
      const [a, b] = [x(from) + width - 8, x(to) + 8];
      const high = 30 - Math.min(24, Math.abs(to - from) * 10);
      return [{ key: `${id} ${p.id}`, d: `M${a} 34C${a + 30} ${high} ${b - 30} ${high} ${b} 34` }];
    }),
  );
  if (arcs.length === 0) return null;
  return (
    <svg
      className={css.ways}
      width={x(phases.length)}
      height="36"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {arcs.map(arc => (
        <path key={arc.key} d={arc.d} />
      ))}
    </svg>
  );
}

interface ColumnProps {
  readonly phase: Phase;
  readonly definition: MethodDefinition;
  readonly editing: Editing;
  /** The line comes from the column before. */
  readonly joined: boolean;
}

function Line({ phase, definition, editing, joined }: ColumnProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const gates = definition.gates.filter(g => g.after === phase.id);
  return (
    <div className={css.line} data-joined={joined || undefined}>
      <span className={css.node} aria-hidden="true" />
      {gates.length === 0 ? null : (
        <span className={css.gates}>
          {gates.map(g => (
            <button
              type="button"
              key={g.id}
              className={css.gate}
              data-mode={g.mode}
              aria-label={t`Gate ${g.name}, ${words.modes[g.mode]}`}
              title={`${g.name} (${words.modes[g.mode]})`}
              aria-pressed={editing.picked?.part === 'gates' && editing.picked.id === g.id}
              onClick={() => editing.pick({ part: 'gates', id: g.id })}
            >
              <span className={css.diamond} aria-hidden="true" />
            </button>
          ))}
        </span>
      )}
    </div>
  );
}

function Cards({ phase, definition, editing }: Omit<ColumnProps, 'joined'>) {
  const { t } = useLingui();
  const words = useMethodWords();
  const nameOf = new Map(definition.roles.map(r => [r.id, r.name]));
  const accountable = (raci: MethodDefinition['activities'][number]['raci']) =>
    raci.flatMap(r => (r.does === 'A' ? [nameOf.get(r.role) ?? r.role] : [])).join(', ');
  const gates = definition.gates.filter(g => g.after === phase.id);
  return (
    <>
      {gates.length === 0 ? null : (
        <>
          <h2>{words.parts.gates}</h2>
          {gates.map(g => (
            <ElementCard key={g.id} part="gates" element={g} detail={words.modes[g.mode]} editing={editing} />
          ))}
        </>
      )}
      {(['deliverables', 'activities'] as const).map(part => {
        const own = definition[part].filter(e => e.phase === phase.id);
        if (own.length === 0) return null;
        return (
          <div key={part} className={css.cards}>
            <h2>{words.parts[part]}</h2>
            {own.map(e => (
              <ElementCard
                key={e.id}
                part={part}
                element={e}
                mandatory={e.mandatory}
                detail={accountable(e.raci)}
                editing={editing}
              />
            ))}
          </div>
        );
      })}
      {definition.checklists
        .filter(c => c.phase === phase.id)
        .map(c => (
          <div key={c.id} className={css.cards}>
            <h2>{words.one.checklists}</h2>
            <ElementCard
              part="checklists"
              element={c}
              mandatory={c.mandatory}
              detail={t`${plural(c.items.length, { one: '# item', other: '# items' })}`}
              editing={editing}
            />
          </div>
        ))}
      <AskedFields phase={phase} definition={definition} editing={editing} />
    </>
  );
}

function AskedFields({ phase, definition, editing }: Omit<ColumnProps, 'joined'>) {
  const words = useMethodWords();
  const own = definition.fields.filter(f => f.phase === phase.id);
  if (own.length === 0) return null;
  return (
    <div className={css.cards}>
      <h2>{words.parts.fields}</h2>
      {own.map(f => (
        <ElementCard
          key={f.id}
          part="fields"
          element={f}
          mandatory={f.mandatory}
          detail={f.field}
          editing={editing}
        />
      ))}
    </div>
  );
}

function AddTo({ phase, editing }: { readonly phase: string; readonly editing: Editing }) {
  const words = useMethodWords();
  const { add, fields } = editing;
  if (add === null) return null;
  const parts = ['deliverables', 'activities', 'checklists', 'gates'] as const;
  return (
    <div className={css.adds}>
      {[...parts, ...(fields.length > 0 ? (['fields'] as const) : [])].map(part => (
        <Button
          key={part}
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={12} />}
          onClick={() => add(part, phase)}
        >
          {words.one[part]}
        </Button>
      ))}
    </div>
  );
}

/** The phases from left to right on a line, their gates as diamonds on it, and under each what is done and delivered. */
export function PhaseColumns({
  definition,
  editing,
}: {
  readonly definition: MethodDefinition;
  readonly editing: Editing;
}) {
  const { t } = useLingui();
  const names = new Map(definition.phases.map(p => [p.id, p.name]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={css.canvas} aria-label={t`Phases`} tabIndex={0}>
      <Ways phases={definition.phases} />
      <ol className={css.columns}>
        {definition.phases.map((phase, i) => {
          const before = definition.phases[i - 1];
          const joined = before !== undefined && phase.after.includes(before.id);
          const follows = phase.after.map(id => names.get(id) ?? id).join(', ');
          return (
            <li key={phase.id} className={css.column}>
              <Line phase={phase} definition={definition} editing={editing} joined={joined} />
              <ElementCard
                part="phases"
                element={phase}
                detail={follows === '' ? t`begins here` : t`after ${follows}`}
                editing={editing}
              />
              {phase.purpose === '' ? null : <p className="small muted">{phase.purpose}</p>}
              <Cards phase={phase} definition={definition} editing={editing} />
              <AddTo phase={phase.id} editing={editing} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
