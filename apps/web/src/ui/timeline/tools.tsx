import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Dropdown } from '../panel/dropdown.tsx';
import css from './tools.module.css';

interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: K;
  readonly options: readonly { readonly key: K; readonly label: string }[];
  readonly onChange: (key: K) => void;
}

/** One of a few: named, with what is chosen on the button. */
export function Choice<K extends string>({ label, icon, value, options, onChange }: ChoiceProps<K>) {
  const current = options.find(o => o.key === value);
  return (
    <Dropdown
      label={label}
      width={220}
      button={props => (
        <button type="button" className={css.tool} {...props}>
          {icon}
          <span className="faint">{label}</span>
          {current?.label}
          <IconChevronDown size={12} />
        </button>
      )}
    >
      {close => (
        <div className={css.menu}>
          {options.map(option => (
            <button
              type="button"
              key={option.key}
              aria-pressed={option.key === value}
              onClick={() => {
                onChange(option.key);
                close();
              }}
            >
              {option.label}
            </button>
          ))}
        </div>
      )}
    </Dropdown>
  );
}

/** Buttons that belong together, side by side. */
export const ToolGroup = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
  <span className={css.segments} role="group" aria-label={label}>
    {children}
  </span>
);
