import type { DependencyState } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import { wallDay, wallFinishDay } from '../../../lib/format/wall-day.ts';
import { Chip } from '../../../ui/status/chip.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { conflictWords, stateWords } from './conflict-words.ts';
import css from './dependencies.module.css';

type End = DependencyState['giver'];

function Side({ end }: { readonly end: End }) {
  const { t } = useLingui();
  return (
    <span className={css.end}>
      <Link to="/projects/$project" params={{ project: end.project.key }} title={end.project.name}>
        {end.project.key}
      </Link>
      <span>{end.task?.name ?? <em className="faint">{t`task is gone`}</em>}</span>
    </span>
  );
}

/** What the giver said to it, and the way to say it. */
function Answer({ item }: { readonly item: DependencyState }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className={css.answer}>
        {i18n._(stateWords[item.state])}
        {item.may.answer ? (
          <Button size="compact-xs" onClick={() => setOpen(true)}>
            {item.state === 'proposed' ? t`Answer` : t`Change`}
          </Button>
        ) : null}
      </span>
      {item.state === 'proposed' && item.ageDays > 0 ? (
        <div className="small faint">{t`for ${format.days(item.ageDays)}`}</div>
      ) : null}
      {item.note === '' ? null : <div className="small faint">{item.note}</div>}
      {open ? <AnswerDialog item={item} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** One link between two projects: who gives what to whom, both dates, the room between them and what is wrong. */
export function DependencyRow({ item }: { readonly item: DependencyState }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const startsWith = item.type === 'SS' || item.type === 'SF';
  const given =
    item.given === null ? '—' : format.dayShort(startsWith ? wallDay(item.given) : wallFinishDay(item.given));
  const needsStart = item.type === 'FS' || item.type === 'SS';
  const needed =
    item.needed === null
      ? '—'
      : format.dayShort(needsStart ? wallDay(item.needed) : wallFinishDay(item.needed));
  return (
    <tr>
      <td>
        <Side end={item.giver} />
      </td>
      <td data-right>{given}</td>
      <td className="faint">{item.type}</td>
      <td>
        <Side end={item.taker} />
      </td>
      <td data-right>{needed}</td>
      <td data-right className={(item.slackDays ?? 0) < 0 ? 'bad' : undefined}>
        {item.slackDays === null ? '—' : format.signed(item.slackDays)}
      </td>
      <td>
        <Answer item={item} />
      </td>
      <td>
        <span className={css.chips}>
          {item.conflicts.map(conflict => (
            <Chip key={conflict} tone={conflictWords[conflict].tone}>
              {i18n._(conflictWords[conflict].text)}
            </Chip>
          ))}
        </span>
      </td>
    </tr>
  );
}
