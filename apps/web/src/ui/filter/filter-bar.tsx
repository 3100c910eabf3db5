import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import css from './filter.module.css';
import { FilterBox } from './filter-box.tsx';
import type { FilterField } from './suggest.ts';
import { hasTerm, toggleTerm } from './terms.ts';

/** A filter that is asked for often; it stands in the expression as one part joined by `&&`. */
export interface QuickFilter {
  readonly label: string;
  readonly expression: string;
  readonly icon?: ReactNode;
}

interface FilterBarProps {
  readonly fields: readonly FilterField[];
  /** A CEL expression: `state == "active" && slipDays > 30`; empty for everything. */
  readonly value: string;
  readonly onChange: (expression: string) => void;
  readonly quick?: readonly QuickFilter[];
  /** Shown in the empty line: an expression over these fields. */
  readonly example?: string;
  /** What the server said against the expression. */
  readonly error?: string | undefined;
}

/** An expression with suggestions, and chips for what is asked often. */
export function FilterBar({
  fields,
  value,
  onChange,
  quick = [],
  example = 'slipDays > 30',
  error,
}: FilterBarProps) {
  const { t } = useLingui();
  const errorId = useId();
  return (
    <search className={css.bar} aria-label={t`Filter`}>
      <FilterBox
        fields={fields}
        value={value}
        onChange={onChange}
        example={example}
        invalid={error !== undefined}
        errorId={errorId}
      />
      {quick.map(filter => (
        <button
          key={filter.expression}
          type="button"
          className={css.quick}
          aria-pressed={hasTerm(value, filter.expression)}
          onClick={() => onChange(toggleTerm(value, filter.expression))}
        >
          {filter.icon}
          {filter.label}
        </button>
      ))}
      <div id={errorId} className={`${css.error} small`} role="alert" hidden={error === undefined}>
        {error}
      </div>
    </search>
  );
}
