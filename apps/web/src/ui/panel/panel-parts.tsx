import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { copyText } from '../feedback/copy-text.ts';
import css from './side-panel.module.css';

interface SectionProps {
  readonly title?: string;
  /** At the right edge of the heading. */
  readonly more?: ReactNode;
  /** Magenta: set by hand, disagreement, later entries. */
  readonly note?: boolean;
  readonly children: ReactNode;
}

export const PanelSection = ({ title, more, note = false, children }: SectionProps) => (
  <div className={css.section}>
    {title === undefined ? null : (
      <h3 data-note={note || undefined}>
        {title}
        {more === undefined ? null : <span>{more}</span>}
      </h3>
    )}
    {children}
  </div>
);

/** The answer itself, large. */
export const BigFigure = ({ children }: { readonly children: ReactNode }) => (
  <span className={css.big}>{children}</span>
);

export interface Term {
  readonly label: string;
  readonly value: ReactNode;
}

/** `Forecast finish − Baseline finish = Slip`, with a value under each name. */
export const Formula = ({
  terms,
  signs,
}: {
  readonly terms: readonly Term[];
  readonly signs: readonly string[];
}) => (
  <dl className={css.formula}>
    {terms.map((term, i) => (
      <Fragment key={term.label}>
        <div>
          <dt>{term.label}</dt>
          <dd>{term.value}</dd>
        </div>
        {signs[i] === undefined ? null : (
          <div className="faint" aria-hidden="true">
            {signs[i]}
          </div>
        )}
      </Fragment>
    ))}
  </dl>
);

/** Names and values in two columns: rule, thresholds, as of, known at. */
export const Pairs = ({ pairs }: { readonly pairs: readonly Term[] }) => (
  <dl className={css.pairs}>
    {pairs.map(pair => (
      <Fragment key={pair.label}>
        <dt>{pair.label}</dt>
        <dd>{pair.value}</dd>
      </Fragment>
    ))}
  </dl>
);

/** A command for a shell, with a button to copy it. */
export function Command({ children }: { readonly children: string }) {
  const { t } = useLingui();
  return (
    <div className={css.command}>
      <code>{children}</code>
      <ActionIcon aria-label={t`Copy command`} onClick={() => copyText(children, t`Command copied`)}>
        <IconCopy size={16} />
      </ActionIcon>
    </div>
  );
}
