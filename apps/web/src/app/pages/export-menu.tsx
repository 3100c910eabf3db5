import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Dropdown } from '../../ui/panel/dropdown.tsx';
import css from './export-menu.module.css';

interface ExportMenuProps<F extends string> {
  /** Each format with its name and what it is good for. */
  readonly formats: readonly (readonly [F, string, string])[];
  readonly onExport: (format: F) => Promise<void>;
  /** What is taken along, where a page has more than one such menu. */
  readonly name?: string | undefined;
  readonly size?: 'xs' | undefined;
}

/** Takes what is shown along as a file of a chosen format. */
export function ExportMenu<F extends string>({ formats, onExport, name, size }: ExportMenuProps<F>) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  return (
    <Dropdown
      label={name ?? t`Export`}
      width={240}
      button={props => (
        <Button
          {...props}
          {...(name === undefined ? {} : { 'aria-label': name })}
          {...(size === undefined ? {} : { size })}
          leftSection={<IconDownload size={15} />}
          loading={busy}
        >
          {t`Export`}
        </Button>
      )}
    >
      {close => (
        <div className={css.formats}>
          {formats.map(([format, label, what]) => (
            <button
              key={format}
              type="button"
              className={css.format}
              onClick={() => {
                close();
                setBusy(true);
                void onExport(format).finally(() => setBusy(false));
              }}
            >
              {label}
              <span className="small faint">{what}</span>
            </button>
          ))}
        </div>
      )}
    </Dropdown>
  );
}
