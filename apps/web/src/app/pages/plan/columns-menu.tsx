import { useLingui } from '@lingui/react/macro';
import { IconColumns } from '@tabler/icons-react';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import css from '../../../ui/timeline/tools.module.css';

interface ColumnsMenuProps {
  /** Keys of the shown columns apart by spaces; all when undefined. */
  readonly shown: string | undefined;
  readonly onChange: (shown: string | undefined) => void;
}

/** Which columns stand beside the bars; the task's name always does. */
export function ColumnsMenu({ shown, onChange }: ColumnsMenuProps) {
  const { t } = useLingui();
  const all: readonly (readonly [string, string])[] = [
    ['wbs', t`WBS`],
    ['days', t`Days`],
    ['start', t`Start`],
    ['finish', t`Finish`],
    ['moved', t`Moved`],
    ['slack', t`Slack`],
    ['percent', t`Percent complete`],
    ['who', t`Who`],
  ];
  const keys = shown === undefined ? all.map(([key]) => key) : shown.split(' ');
  const toggle = (key: string) => {
    const next = all.map(([k]) => k).filter(k => (k === key ? !keys.includes(k) : keys.includes(k)));
    onChange(next.length === all.length ? undefined : ['name', ...next].join(' '));
  };
  return (
    <Dropdown
      label={t`Columns`}
      width={200}
      button={props => (
        <button type="button" className={css.tool} aria-label={t`Columns`} title={t`Columns`} {...props}>
          <IconColumns size={14} />
        </button>
      )}
    >
      {() => (
        <div className={css.menu}>
          {all.map(([key, label]) => (
            <button type="button" key={key} aria-pressed={keys.includes(key)} onClick={() => toggle(key)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </Dropdown>
  );
}
