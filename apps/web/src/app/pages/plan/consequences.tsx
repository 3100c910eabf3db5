import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { Consequences, MovedEvent } from '../../../lib/plan-worker/consequences.ts';
import { Kbd } from '../../../ui/page/kbd.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './dock.module.css';
import { LoadTable } from './load-table.tsx';
import type { PlanDays } from './plan-days.ts';
import { WhyLater } from './why-later.tsx';

interface ConsequencesProps {
  readonly project: { readonly key: string; readonly name: string };
  readonly of: Consequences;
  readonly days: PlanDays;
  readonly saving: boolean;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
  /** Other projects that move, and their rows. */
  readonly others: readonly { readonly days: number }[];
  readonly elsewhere: ReactNode;
}

/** Whether a date that was promised is missed by the change, by the text of it. */
function useEffectWord() {
  const { t } = useLingui();
  return ({ deadlineSec, fromSec, toSec, days }: MovedEvent) => {
    if (deadlineSec !== null && toSec > deadlineSec)
      return {
        tone: 'red' as const,
        word: fromSec > deadlineSec ? t`Still past deadline` : t`Past deadline`,
      };
    return days > 0
      ? { tone: 'amber' as const, word: t`Later` }
      : { tone: 'green' as const, word: t`Earlier` };
  };
}

function Events({ project, of, days }: Pick<ConsequencesProps, 'project' | 'of' | 'days'>) {
  const { t } = useLingui();
  const format = useFormat();
  const effect = useEffectWord();
  return (
    <>
      {of.events.map(event => {
        const { tone, word } = effect(event);
        return (
          <tr key={event.uid}>
            <td>
              <span className="faint">{project.key}</span> {project.name}
            </td>
            <td>{event.name}</td>
            <td data-right className="faint">
              {days.day(event.fromSec)}
            </td>
            <td data-right>
              <b>{days.day(event.toSec)}</b>
            </td>
            <td data-right>
              <b>{format.signed(event.days)}</b>
            </td>
            <td className={css.effect} data-tone={tone}>
              {word}
            </td>
          </tr>
        );
      })}
      {of.events.length > 0 ? null : (
        <tr>
          <td colSpan={6} className="faint">
            {of.finishDays === 0
              ? t`No milestone moves, and the plan still finishes on ${days.day(of.finishToSec)}.`
              : t`No milestone moves.`}
          </td>
        </tr>
      )}
    </>
  );
}

/** The gravest of it in chips, and the choice to make it so. */
function DockHeader({
  of,
  saving,
  others,
  onApply,
  onDiscard,
}: Omit<ConsequencesProps, 'project' | 'days' | 'elsewhere'>) {
  const { t } = useLingui();
  const late = of.events.filter(
    e => e.deadlineSec !== null && e.toSec > e.deadlineSec && e.fromSec <= e.deadlineSec,
  );
  const [first] = late;
  const finish = Math.abs(of.finishDays);
  const people = of.loads.length;
  const most = others.reduce((far, { days }) => (Math.abs(days) > Math.abs(far) ? days : far), 0);
  const format = useFormat();
  return (
    <header>
      <h2>
        <Trans>Consequences before you save</Trans>
      </h2>
      {of.finishDays === 0 ? null : (
        <Chip tone={of.finishDays > 0 ? 'red' : 'green'}>
          {of.finishDays > 0
            ? t`Finish ${plural(finish, { one: '# working day later', other: '# working days later' })}`
            : t`Finish ${plural(finish, { one: '# working day earlier', other: '# working days earlier' })}`}
        </Chip>
      )}
      {others.length === 0 ? null : (
        <Chip tone={most > 0 ? 'red' : 'green'}>
          {t`${format.signed(most)} days to ${plural(others.length, { one: '# other project', other: '# other projects' })}`}
        </Chip>
      )}
      {first === undefined ? null : (
        <Chip tone="red">
          {late.length === 1
            ? t`${first.name} past its deadline`
            : t`${plural(late.length, { one: '# deadline missed', other: '# deadlines missed' })}`}
        </Chip>
      )}
      {people === 0 ? null : (
        <Chip tone="amber">{t`${plural(people, { one: '# person over-allocated', other: '# people over-allocated' })}`}</Chip>
      )}
      <span className={css.spacer} />
      <Button variant="subtle" onClick={onDiscard} rightSection={<Kbd>Esc</Kbd>}>
        <Trans>Discard</Trans>
      </Button>
      <Button variant="filled" onClick={onApply} loading={saving} rightSection={<Kbd>Ctrl Enter</Kbd>}>
        <Trans>Apply</Trans>
      </Button>
    </header>
  );
}

/** What changes that are not saved would do, and the choice to make them so. */
export function ConsequencesDock(props: ConsequencesProps) {
  const { project, of, days, elsewhere } = props;
  const { t } = useLingui();
  return (
    <section className={css.dock} aria-label={t`Consequences before you save`}>
      <DockHeader {...props} />
      <div className={css.dockParts}>
        <WhyLater of={of} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={css.dockTable} tabIndex={0} aria-label={t`What moves`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t`Project`}</th>
                <th scope="col">{t`Gate or milestone`}</th>
                <th scope="col" data-right>{t`From`}</th>
                <th scope="col" data-right>{t`To`}</th>
                <th scope="col" data-right>{t`Days`}</th>
                <th scope="col">{t`Effect`}</th>
              </tr>
            </thead>
            <tbody>
              <Events project={project} of={of} days={days} />
              {elsewhere}
            </tbody>
          </table>
        </section>
        {of.loads.length === 0 ? null : <LoadTable loads={of.loads} />}
      </div>
    </section>
  );
}
