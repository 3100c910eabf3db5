import type { MethodPart } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { ChangeMark } from './change-mark.tsx';
import type { AnyElement, Picked } from './edit-definition.ts';
import { LevelChip } from './level-chip.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

/** What the designer does with elements; nothing where the version cannot be changed. */
export interface Editing {
  readonly picked: Picked | null;
  readonly pick: (picked: Picked) => void;
  readonly add: ((part: MethodPart, phase?: string) => void) | null;
  /** The fields of projects that the method does not ask for yet, the first in their order. */
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  readonly move: ((picked: Picked, by: -1 | 1, to: 'beside' | 'phase') => void) | null;
  readonly remove: ((picked: Picked) => void) | null;
  /** What the version changes of the one before it, by id. */
  readonly changes: ReadonlyMap<string, 'added' | 'removed' | 'changed'>;
}

/** Alt with an arrow moves, Delete removes; the same by buttons in the panel. */
const onKey = (event: KeyboardEvent, picked: Picked, { move, remove }: Editing) => {
  const by = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (event.altKey && by !== undefined && move !== null) {
    event.preventDefault();
    move(picked, by, sideways && picked.part !== 'phases' ? 'phase' : 'beside');
  }
  if (event.key === 'Delete' && remove !== null) {
    event.preventDefault();
    remove(picked);
  }
};

interface ElementCardProps {
  readonly part: MethodPart;
  readonly element: AnyElement;
  readonly mandatory?: boolean;
  readonly detail?: string;
  readonly editing: Editing;
}

/** One element of a method: name, level, whether it has to be. */
export function ElementCard({ part, element, mandatory = true, detail, editing }: ElementCardProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  const picked: Picked = { part, id: element.id };
  const change = editing.changes.get(element.id);
  return (
    <button
      type="button"
      className={css.element}
      data-optional={!mandatory || undefined}
      aria-pressed={editing.picked?.part === part && editing.picked.id === element.id}
      aria-keyshortcuts={editing.move === null ? undefined : 'Alt+ArrowUp Alt+ArrowDown Delete'}
      onClick={() => editing.pick(picked)}
      onKeyDown={event => onKey(event, picked, editing)}
    >
      <span className={css.elementName}>{element.name}</span>
      {detail === undefined || detail === '' ? null : <span className="small faint">{detail}</span>}
      <span className={css.elementFoot}>
        <LevelChip level={element.level} />
        {mandatory ? null : <span className="small faint">{t`optional`}</span>}
        {change === undefined ? null : <ChangeMark change={change} word={words.changes[change]} />}
      </span>
    </button>
  );
}
