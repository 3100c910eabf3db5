import type { Output, previewPmoType } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Card } from '../../../ui/card/card.tsx';
import { StatusShape } from '../../../ui/status/status-shape.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';

type Preview = Output<typeof previewPmoType>;

function Projects({
  items,
  title,
  blocks,
}: {
  readonly items: Preview['blocked'];
  readonly title: string;
  readonly blocks: boolean;
}) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={css.headGroup}>{title}</h3>
      <ul className={css.hits}>
        {items.map(p => (
          <li key={p.id}>
            <span className={blocks ? css.red : css.amber}>
              <StatusShape status={blocks ? 'off-track' : 'at-risk'} size={10} />
            </span>
            <Link to="/projects/$project" params={{ project: p.key }} className="ellipsis">
              {p.name}
            </Link>
            <span className="small faint">
              {p.codes.slice(0, 2).join(', ')}
              {p.codes.length > 2 ? ` +${p.codes.length - 2}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What would happen if the unit had the type that is tried; nothing is saved. */
export function WhatIf({ preview }: { readonly preview: Preview }) {
  const { t } = useLingui();
  const words = useControlWords();
  const { unit, type, needWaiver, blocked, untouched, projects, waivers } = preview;
  const same = unit.type === type;
  return (
    <Card title={t`What if`} more={t`preview, nothing is saved`}>
      <p className={css.headline}>
        {same
          ? t`${unit.name} is ${words.types[type].toLowerCase()} today, with the controls in force: `
          : t`If ${unit.name} becomes ${words.types[type].toLowerCase()} today: `}
        <strong className={css.amber}>
          {t`${plural(needWaiver.length, { one: '# project needs a waiver', other: '# projects need a waiver' })}`}
        </strong>
        {', '}
        <strong className={css.red}>
          {t`${plural(blocked.length, { one: '# is blocked', other: '# are blocked' })}`}
        </strong>
        .
      </p>
      <p className="small muted">
        <Trans>
          {untouched} of {projects} untouched; {waivers} waivers on the whole.
        </Trans>
      </p>
      <Projects items={blocked} title={t`Blocked`} blocks />
      <Projects items={needWaiver} title={t`Need a waiver`} blocks={false} />
    </Card>
  );
}
