import { type BoardCard, createCard, type getBoard, type Output, type Project } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import css from './board.module.css';
import { useMoveCard } from './board.tsx';
import { Card } from './card.tsx';

interface BacklogProps {
  readonly project: Project['id'];
  readonly items: readonly BoardCard[];
  readonly board: Output<typeof getBoard>;
  readonly sprint: number | undefined;
}

/** Adds an item with its points. */
function NewCard({ project }: { readonly project: Project['id'] }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [name, setName] = useState('');
  const [points, setPoints] = useState('');
  const create = useAct(createCard, {
    onDone: () => {
      setName('');
      setPoints('');
    },
  });
  const value = Number(points.replace(',', '.'));
  return (
    <form
      className={css.add}
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() === '') return;
        const body = {
          name: name.trim(),
          kind: 'story' as const,
          ...(points === '' ? {} : { points: value }),
        };
        create.mutate({ request: { params: { project }, body } });
      }}
    >
      <TextInput
        aria-label={t`New item`}
        placeholder={t`New item`}
        value={name}
        onChange={e => setName(e.currentTarget.value)}
      />
      <TextInput
        aria-label={t`Points`}
        placeholder={t`Points`}
        inputMode="decimal"
        w={70}
        value={points}
        onChange={e => setPoints(e.currentTarget.value)}
      />
      <Button type="submit" loading={create.isPending}>
        <Trans>Add</Trans>
      </Button>
      {create.error === null ? null : <Banner tone="red">{textOf(create.error).message}</Banner>}
    </form>
  );
}

/** Items in no sprint, in order; to the right they go into the sprint that is shown. */
export function Backlog({ project, items, board, sprint }: BacklogProps) {
  const { t } = useLingui();
  const { to } = useMoveCard(project);
  const open = board.sprints.find(s => s.uid === sprint) ?? board.sprints.find(s => s.state !== 'closed');
  return (
    <section className={css.backlog} aria-label={t`Backlog`}>
      <header>
        <h2>
          <Trans>Backlog</Trans>
        </h2>
        <span>{items.length}</span>
      </header>
      {board.may.edit ? <NewCard project={project} /> : null}
      {items.length === 0 ? (
        <p className="faint">
          <Trans>Nothing is waiting. Add what is to be done.</Trans>
        </p>
      ) : null}
      <ul>
        {items.map((card, i) => (
          <Card
            key={card.uid}
            card={card}
            mayEdit={board.may.edit}
            onDropBefore={() => undefined}
            onSide={by => {
              if (by > 0 && open !== undefined) to(card.uid, { sprint: open.uid });
            }}
            onUp={() => to(card.uid, { before: items[i - 1]?.uid ?? card.uid })}
            onDown={() => to(card.uid, { before: items[i + 2]?.uid ?? null })}
          />
        ))}
      </ul>
    </section>
  );
}
