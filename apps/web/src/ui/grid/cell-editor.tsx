import { useLingui } from '@lingui/react/macro';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { CellEdit } from './cell-edit.ts';
import css from './cell-editor.module.css';

/** Where the focus goes when the editor closes. */
export type Leave = 'stay' | 'next' | 'previous' | 'below';

interface CellEditorProps<R> {
  readonly label: string;
  readonly row: R;
  readonly edit: CellEdit<R>;
  /** What was typed to open it, in place of what stands there. */
  readonly typed: string | null;
  readonly onSave: (
    change: { readonly field: string; readonly value: unknown; readonly row: R } | null,
    leave: Leave,
  ) => void;
}

/** A cell while it is changed: Enter saves, Tab saves and goes on, Escape leaves it as it was. */
export function CellEditor<R>({ label, row, edit, typed, onSave }: CellEditorProps<R>) {
  const { t } = useLingui();
  const before = edit.text(row);
  const [text, setText] = useState(typed ?? before);
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  const list = useId();
  useLayoutEffect(() => {
    input.current?.focus();
    if (typed === null) input.current?.select();
  }, [typed]);
  const leave = async (how: Leave) => {
    if (over.current) return;
    if (text.trim() === before.trim()) {
      over.current = true;
      onSave(null, how);
      return;
    }
    const read = await edit.read(text.trim(), row);
    if ('wrong' in read) {
      setWrong(read.wrong);
      input.current?.focus();
      return;
    }
    over.current = true;
    onSave(read, how);
  };
  return (
    <span className={css.editor}>
      <input
        ref={input}
        className={css.input}
        aria-label={t`${label}, edit`}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${list}-wrong`}
        autoComplete="off"
        list={edit.choices === undefined ? undefined : list}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value);
          setWrong(null);
        }}
        onBlur={() => void leave('stay')}
        onKeyDown={event => {
          event.stopPropagation();
          if (event.key === 'Escape') {
            over.current = true;
            onSave(null, 'stay');
          } else if (event.key === 'Enter') void leave('below');
          else if (event.key === 'Tab') void leave(event.shiftKey ? 'previous' : 'next');
          else return;
          event.preventDefault();
        }}
      />
      {edit.choices === undefined ? null : (
        <datalist id={list}>
          {edit.choices.map(choice => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {wrong === null ? null : (
        <span id={`${list}-wrong`} role="alert" className={css.wrong}>
          {wrong}
        </span>
      )}
    </span>
  );
}
