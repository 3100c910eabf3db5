import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import css from './feedback.module.css';

interface FileDropProps {
  /** What is asked for: "Drop a CSV or XLSX file here". */
  readonly label: string;
  /** As for an input: `.csv,.xlsx`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  /** Limits, in words. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export function FileDrop({ label, accept, onFile, hint, disabled = false }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !disabled) onFile(file);
  };
  return (
    <section
      className={css.drop}
      aria-label={label}
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={20} aria-hidden="true" />
      <div style={{ fontWeight: 550 }}>{label}</div>
      {hint === undefined ? null : <div className="small faint">{hint}</div>}
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        className="sr-only"
        aria-label={label}
        tabIndex={-1}
        disabled={disabled}
        onChange={event => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        <Trans>Choose a file</Trans>
      </Button>
    </section>
  );
}
