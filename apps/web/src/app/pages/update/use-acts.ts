import type { Decision, Dimension, WeeklyUpdate } from '@chartroom/contract';
import type { UpdateValues } from '../../../lib/update-gaps.ts';
import { newDecision } from './decisions-card.tsx';
import { decided } from './narrative-card.tsx';
import { withOverall } from './ratings-card.tsx';
import type { UpdateKeys } from './use-update-keys.ts';
import { linesOf, withLine } from './values.ts';

interface ActsOn {
  readonly update: WeeklyUpdate;
  readonly values: UpdateValues;
  readonly change: (next: (before: UpdateValues) => UpdateValues) => void;
  readonly onEditing: (line: string | null) => void;
  readonly onDecision: (decision: Decision) => void;
}

const withRating = (update: WeeklyUpdate, values: UpdateValues, [name, key]: readonly [string, string]) =>
  name === 'overall'
    ? withOverall(update, values, key)
    : { ...values, dimensions: { ...values.dimensions, [name as Dimension]: key } };

const focusField = (selector: string): void => {
  window.setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus());
};

/** What the keys do to the values. */
export function useActs({
  update,
  values,
  change,
  onEditing,
  onDecision,
}: ActsOn): Omit<UpdateKeys, 'onPreview' | 'onPublish'> {
  const line = (id: string) => [...linesOf(update, values).values()].flat().find(l => l.id === id);
  const decide = (id: string, state: 'accepted' | 'discarded') => {
    const found = line(id);
    if (found !== undefined) change(before => withLine(before, id, decided(found, state)));
  };
  return {
    onRate: (name, place) => {
      const level = update.scale.levels[place];
      if (level === undefined) return;
      change(before => withRating(update, before, [name, level.key]));
      // A reason that is asked for is the next thing to write; it is there once the page is drawn again.
      focusField(`#main [data-step="rating:${name}"] textarea:placeholder-shown`);
    },
    onUseData: name => {
      const suggested = update.dimensions.find(d => d.dimension === name)?.suggested ?? null;
      if (name === 'overall') change(before => ({ ...before, overall: null }));
      else if (suggested !== null) change(before => withRating(update, before, [name, suggested]));
    },
    onAccept: id => decide(id, 'accepted'),
    onDiscard: id => decide(id, 'discarded'),
    onEdit: (kind, id) => {
      if (kind === 'line') onEditing(id);
      if (kind === 'own') focusField('#main [data-new-line]');
      if (kind === 'forecast' || kind === 'rating') {
        focusField(`#main [data-step="${kind}:${id}"] :is(input, textarea)`);
      }
      const decision = kind === 'decision' ? values.decisions.find(d => d.id === id) : undefined;
      if (decision !== undefined) onDecision(decision);
    },
    onAcceptAll: () =>
      change(before => {
        const pending = [...linesOf(update, before).values()].flat().filter(l => l.state === 'pending');
        return pending.reduce((all, l) => withLine(all, l.id, decided(l, 'accepted')), before);
      }),
    onNewLine: () => focusField('#main [data-new-line]'),
    onDecision: () => onDecision(newDecision()),
  };
}
