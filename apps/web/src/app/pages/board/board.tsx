import { type BoardCard, type getBoard, moveCard, type Output, type Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { type DragEvent, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import css from './board.module.css';
import { Card, dragged } from './card.tsx';

type BoardData = Output<typeof getBoard>;
type Column = BoardData['columns'][number];

interface BoardProps {
  readonly project: Project['id'];
  readonly board: BoardData;
}

/** Moves a card, and says what a limit has to say about it. */
export function useMoveCard(project: Project['id']) {
  const [warning, setWarning] = useState<string | null>(null);
  const move = useAct(moveCard, { onDone: answer => setWarning(answer.warning) });
  const to = (
    card: number,
    place: { readonly column?: string; readonly before?: number | null; readonly sprint?: number | null },
  ) => move.mutate({ request: { params: { project }, body: { card, ...place } } });
  return { to, warning, error: move.error };
}

interface ColumnProps {
  readonly column: Column;
  readonly mayEdit: boolean;
  readonly onMove: (card: number, place: { readonly column: string; readonly before: number | null }) => void;
  readonly onSide: (card: BoardCard, by: number) => void;
}

function BoardColumn({ column, mayEdit, onMove, onSide }: ColumnProps) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const limit = column.wipLimit;
  const count = column.cards.length;
  const drop = (event: DragEvent, before: number | null) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const card = dragged(event);
    if (card !== null && card !== before) onMove(card, { column: column.key, before });
  };
  return (
    <section
      className={css.column}
      data-over={over || undefined}
      aria-label={
        limit === null ? t`${column.name}, ${count}` : t`${column.name}, ${count} of at most ${limit}`
      }
      onDragOver={event => {
        if (!mayEdit) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => drop(event, null)}
    >
      <header>
        <h2>{column.name}</h2>
        <span data-full={column.over > 0 || undefined}>{limit === null ? count : `${count} / ${limit}`}</span>
      </header>
      <ul>
        {column.cards.map((card, i) => (
          <Card
            key={card.uid}
            card={card}
            mayEdit={mayEdit}
            onDropBefore={event => drop(event, card.uid)}
            onSide={by => onSide(card, by)}
            onUp={() =>
              onMove(card.uid, { column: column.key, before: column.cards[i - 1]?.uid ?? card.uid })
            }
            onDown={() => onMove(card.uid, { column: column.key, before: column.cards[i + 2]?.uid ?? null })}
          />
        ))}
      </ul>
    </section>
  );
}

/** Columns with their cards and limits; cards go by mouse or by arrow keys with Ctrl. */
export function Board({ project, board }: BoardProps) {
  const textOf = useErrorText();
  const { to, warning, error } = useMoveCard(project);
  const side = (card: BoardCard, by: number) => {
    const at = board.columns.findIndex(column => column.key === card.column);
    const column = board.columns[at + by];
    if (column !== undefined) to(card.uid, { column: column.key, before: null });
  };
  return (
    <div className={css.board}>
      {error === null ? null : <Banner tone="red">{textOf(error).message}</Banner>}
      {warning === null ? null : <Banner tone="amber">{warning}</Banner>}
      <div className={css.columns}>
        {board.columns.map(column => (
          <BoardColumn key={column.key} column={column} mayEdit={board.may.edit} onMove={to} onSide={side} />
        ))}
      </div>
    </div>
  );
}
