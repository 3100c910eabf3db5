import {
  listTemplateOffers,
  type ProjectTemplatePage,
  type TemplateOffer,
  takeTemplateOffers,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { DifferenceLine } from './differences-list.tsx';

function OfferDetails({ offer }: { readonly offer: TemplateOffer }) {
  const { t } = useLingui();
  return (
    <details>
      <summary className="small">
        {plural(offer.items.length, { one: '# change', other: '# changes' })}
      </summary>
      <ul className={css.list}>
        {offer.items.map(i => (
          <DifferenceLine key={i.element} difference={i}>
            {i.edited ? <Chip tone="amber">{t`edited here, stays`}</Chip> : null}
            {i.optedOut === null ? null : <Chip tone="grey">{t`opted out: ${i.optedOut}`}</Chip>}
          </DifferenceLine>
        ))}
      </ul>
    </details>
  );
}

/** Projects that run with an earlier version: what would change in each, taken for several at once. */
export function OffersCard({ page }: { readonly page: ProjectTemplatePage }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const answer = useRead(listTemplateOffers, { params: { projectTemplate: page.key } });
  const take = useAct(takeTemplateOffers, { onDone: () => setChosen(new Set()) });
  const items = answer.data?.items ?? [];
  const to = answer.data?.to ?? null;
  if (items.length === 0 || to === null) return null;
  const some = items.filter(o => chosen.has(o.project.id));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Card title={t`Version ${to} is offered to`} more={items.length}>
      {take.error === null ? null : <Banner tone="red">{textOf(take.error).message}</Banner>}
      <ul className={css.list}>
        {items.map(o => (
          <li key={o.project.id}>
            <div className={css.line} data-start>
              <Checkbox
                aria-label={t`Choose ${o.project.key}`}
                disabled={!o.may.apply}
                checked={chosen.has(o.project.id)}
                onChange={e => toggle(o.project.id, e.currentTarget.checked)}
              />
              <Link
                className={css.underlined}
                to="/projects/$project/documents"
                params={{ project: o.project.key }}
              >
                {o.project.key} {o.project.name}
              </Link>{' '}
              <span className="small faint">{t`version ${o.from}`}</span>
            </div>
            {o.optedOut === null ? null : <div className="small muted">{t`Opted out: ${o.optedOut}`}</div>}
            <OfferDetails offer={o} />
          </li>
        ))}
      </ul>
      <div className={css.formEnd}>
        <Button
          variant="filled"
          disabled={some.length === 0}
          loading={take.isPending}
          onClick={() =>
            take.mutate({
              request: {
                params: { projectTemplate: page.key },
                body: {
                  number: to,
                  projects: some.map(o => ({ project: o.project.id, version: o.version })),
                },
              },
            })
          }
        >
          {t`Bring ${some.length} to version ${to}`}
        </Button>
      </div>
    </Card>
  );
}
