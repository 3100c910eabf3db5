import type { ControlState } from '@chartroom/contract';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import type { Matrix } from './matrix-grid.tsx';
import { StateMark } from './state-mark.tsx';

/** What the marks mean, with how many there are of each. */
export function Legend({ whole }: { readonly whole: Matrix['whole'] }) {
  const words = useControlWords();
  const format = useFormat();
  const counts: readonly (readonly [ControlState, number])[] = [
    ['pass', whole.passed],
    ['fail', whole.failed],
    ['waived', whole.waived],
    ['false-alarm', whole.falseAlarms],
    ['none', whole.none],
  ];
  return (
    <ul className={css.legend}>
      {counts.map(([state, n]) => (
        <li key={state}>
          <StateMark state={state} />
          {words.states[state]} {format.number(n, 0)}
        </li>
      ))}
    </ul>
  );
}
