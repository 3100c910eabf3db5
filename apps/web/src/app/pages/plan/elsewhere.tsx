import {
  type ConsequenceAnswer,
  type PlanCommandInput,
  type Project,
  previewConsequences,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import css from './dock.module.css';
import type { PlanDays } from './plan-days.ts';
import type { PlanActions, PlanState } from './use-plan.ts';

/** What the edits that are not saved do to other projects; asked of the server when nothing has changed for a moment. */
export function useElsewhere(
  project: Project['id'],
  state: PlanState,
  actions: PlanActions,
): readonly ConsequenceAnswer[] {
  const [items, setItems] = useState<readonly ConsequenceAnswer[]>([]);
  const { steps, consequences } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever the engine has answered
  useEffect(() => {
    if (steps === 0) {
      setItems([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const commands = (await actions.ask<'commands'>({ kind: 'commands' })) as readonly PlanCommandInput[];
      const request = { params: { project }, body: { commands: [...commands] } };
      const answer = await call(previewConsequences, request, { signal: stop.signal }).catch(() => null);
      if (answer !== null && !stop.signal.aborted) setItems(answer.items.filter(item => !item.own));
    }, 350);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [steps, consequences, project, actions]);
  return items;
}

/** Rows of the dock for what moves in other projects. */
export function Elsewhere({
  items,
  days,
}: {
  readonly items: readonly ConsequenceAnswer[];
  readonly days: PlanDays;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const effect = (later: boolean, misses: 'deadline' | 'baseline' | null) => {
    if (misses === 'deadline') return { tone: 'red', word: t`Past deadline` };
    if (misses === 'baseline') return { tone: 'red', word: t`Misses its baseline` };
    return later ? { tone: 'amber', word: t`Owner to accept` } : { tone: 'green', word: t`Earlier` };
  };
  return items.flatMap(item => {
    const finish = {
      uid: -1,
      name: t`Finish of the project`,
      before: item.finishBefore,
      after: item.finish,
      days: item.days,
      misses: null,
    };
    const events = item.milestones.length > 0 ? item.milestones : [finish];
    return events.map(event => {
      const { tone, word } = effect(event.days > 0, event.misses);
      return (
        <tr key={`${item.project.key} ${event.uid}`}>
          <td>
            <span className="faint">{item.project.key}</span> {item.project.name}
          </td>
          <td>{event.name}</td>
          <td data-right className="faint">
            {days.day(event.before)}
          </td>
          <td data-right>
            <b>{days.day(event.after)}</b>
          </td>
          <td data-right>
            <b>{format.signed(event.days)}</b>
          </td>
          <td className={css.effect} data-tone={tone}>
            {word}
          </td>
        </tr>
      );
    });
  });
}
