import {
  listProjectTemplateOffers,
  type OfferedElement,
  type Output,
  optOutOfTemplate,
  takeTemplateOffers,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isCode } from '../../../../lib/api/api-error.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { DifferenceLine } from './differences-list.tsx';

type Offer = Output<typeof listProjectTemplateOffers>['items'][number];

/** What is taken when nothing is said: what nobody here has touched. */
const byItself = (i: OfferedElement): boolean => !i.edited && i.optedOut === null;

function ElementLine({
  item,
  chosen,
  onChoose,
}: {
  readonly item: OfferedElement;
  readonly chosen: boolean;
  readonly onChoose: ((on: boolean) => void) | undefined;
}) {
  const { t } = useLingui();
  return (
    <DifferenceLine
      difference={item}
      lead={
        onChoose === undefined ? undefined : (
          <Checkbox
            aria-label={t`Take ${item.label}`}
            checked={chosen}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        )
      }
    >
      {item.edited ? <Chip tone="amber">{t`edited here`}</Chip> : null}
      {item.optedOut === null ? null : <Chip tone="grey">{t`opted out: ${item.optedOut}`}</Chip>}
    </DifferenceLine>
  );
}

/** What is chosen of an offer, why the rest is not, and what is done about it. */
function useOfferDesk(offer: Offer) {
  const [choice, setChoice] = useState<Readonly<Record<string, boolean>>>({});
  const [reason, setReason] = useState('');
  const take = useAct(takeTemplateOffers);
  const out = useAct(optOutOfTemplate);
  const chosen = (i: OfferedElement) => choice[i.element] ?? byItself(i);
  const some = offer.items.filter(chosen);
  const left = offer.items.filter(i => !chosen(i) && byItself(i));
  const names = (list: readonly OfferedElement[]) => list.map(i => i.element);
  const said = reason.trim() === '' ? {} : { reason: reason.trim() };
  const takeThem = () => {
    const wish = {
      ...{ project: offer.project.id, version: offer.version, leave: names(left) },
      take: names(some.filter(i => !byItself(i))),
    };
    take.mutate({
      request: {
        params: { projectTemplate: offer.template },
        body: { number: offer.to, projects: [wish], ...said },
      },
    });
  };
  const optOut = () =>
    out.mutate({
      request: {
        params: { project: offer.project.id, projectTemplate: offer.template },
        body: { number: offer.to, elements: [], reason: reason.trim() },
      },
      version: offer.version,
    });
  return {
    ...{ chosen, some, left, reason, setReason, takeThem, optOut },
    choose: (element: string, on: boolean) => setChoice(now => ({ ...now, [element]: on })),
    error: take.error ?? out.error,
    ...{ taking: take.isPending, leaving: out.isPending },
  };
}

/** One newer version of a template, element by element: taken whole or in part, or declined with a reason. */
function OfferCard({ offer }: { readonly offer: Offer }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const desk = useOfferDesk(offer);
  const { some, left, reason, error } = desk;
  const acts = offer.may.apply;
  const all = some.length === offer.items.length;
  return (
    <Card
      title={t`${offer.name}: version ${offer.to} is offered`}
      beside={offer.optedOut === null ? undefined : <Chip tone="grey">{t`opted out`}</Chip>}
      more={
        <Link
          to="/project-templates/$template"
          params={{ template: offer.template }}
          search={{ number: offer.to, from: offer.from }}
        >
          {t`made of version ${offer.from}`}
        </Link>
      }
    >
      {error === null ? null : (
        <Banner tone="red">
          {textOf(error).message}{' '}
          {isCode(error, 'stale') ? <Trans>What you chose is kept; look, and try again.</Trans> : null}
        </Banner>
      )}
      {offer.optedOut === null ? null : <p className="muted">{t`Opted out: ${offer.optedOut}`}</p>}
      <ul className={css.list}>
        {offer.items.map(i => (
          <ElementLine
            key={i.element}
            item={i}
            chosen={desk.chosen(i)}
            onChoose={acts ? on => desk.choose(i.element, on) : undefined}
          />
        ))}
      </ul>
      {acts ? (
        <div className={css.form}>
          <TextInput
            label={t`Reason`}
            description={t`Asked for where something is left, or all of it is opted out of.`}
            maxLength={500}
            value={reason}
            onChange={event => desk.setReason(event.currentTarget.value)}
          />
          <div className={css.formEnd}>
            <Button disabled={reason.trim() === ''} loading={desk.leaving} onClick={desk.optOut}>
              <Trans>Opt out of version {offer.to}</Trans>
            </Button>
            <Button
              variant="filled"
              disabled={left.length > 0 && reason.trim() === ''}
              loading={desk.taking}
              onClick={desk.takeThem}
            >
              {all ? t`Take all` : plural(some.length, { one: 'Take # change', other: 'Take # changes' })}
            </Button>
          </div>
        </div>
      ) : null}
    </Card>
  );
}

/** What newer versions of the templates of a project would change in it. */
export function ProjectOffers({ project }: { readonly project: string }) {
  const textOf = useErrorText();
  const answer = useRead(listProjectTemplateOffers, { params: { project } }, { keep: true });
  if (answer.data === undefined)
    return answer.error === null ? null : (
      <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
    );
  return answer.data.items.map(o => <OfferCard key={`${o.template} ${o.to}`} offer={o} />);
}
