import type { BoardCard } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import type { DragEvent, KeyboardEvent } from 'react';
import css from './board.module.css';

const kind = 'application/x-chartroom-card';

/** The card that is being dragged; null when it is something else. */
export const dragged = (event: DragEvent): number | null => {
  const text = event.dataTransfer.getData(kind);
  return text === '' ? null : Number(text);
};

interface CardProps {
  readonly card: BoardCard;
  readonly mayEdit: boolean;
  readonly onDropBefore: (event: DragEvent) => void;
  readonly onSide: (by: number) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
}

/** One backlog item; Ctrl and an arrow key moves it. */
export function Card({ card, mayEdit, onDropBefore, onSide, onUp, onDown }: CardProps) {
  const { t } = useLingui();
  const words = { story: t`Story`, bug: t`Bug`, task: t`Task` };
  const move = (event: KeyboardEvent) => {
    if (!mayEdit || !(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'ArrowLeft') onSide(-1);
    else if (event.key === 'ArrowRight') onSide(1);
    else if (event.key === 'ArrowUp') onUp();
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <button
        type="button"
        className={css.card}
        draggable={mayEdit}
        title={mayEdit ? t`Drag, or press Ctrl and an arrow key` : undefined}
        onDragStart={event => event.dataTransfer.setData(kind, String(card.uid))}
        onDragOver={event => event.preventDefault()}
        onDrop={onDropBefore}
        onKeyDown={move}
      >
        <span>{card.name}</span>
        <span className="small faint">
          {words[card.kind]}
          {card.points === null ? '' : t`, ${card.points} points`}
          {card.phase === null ? '' : `, ${card.phase}`}
        </span>
      </button>
    </li>
  );
}
