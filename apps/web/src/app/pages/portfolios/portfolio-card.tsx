import { createPortfolio, deletePortfolio, type Portfolio, updatePortfolio } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast, toast, undoToast } from '../../../ui/feedback/toast.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import { useFillable } from '../added-fields/added-inputs.tsx';
import { useAddedTerms } from '../added-fields/added-terms.tsx';
import { useAddedWords } from '../added-fields/added-values.ts';
import css from '../form.module.css';
import { HistoryLink } from '../history/history-link.tsx';
import { MergeConflict } from '../merge-conflict.tsx';
import { SaveBar } from '../save-bar.tsx';
import { useMergingForm } from '../use-merging-form.ts';
import {
  bodyOf,
  PortfolioFields,
  type PortfolioValues,
  usePortfolioNames,
  valuesOf,
} from './portfolio-form.tsx';

interface PortfolioCardProps {
  readonly portfolio: Portfolio;
  readonly portfolios: readonly Portfolio[];
  readonly onDeleted: () => void;
}

/** A value of a portfolio as it should be read. */
function usePortfolioText(portfolios: readonly Portfolio[]) {
  const { t } = useLingui();
  const format = useFormat();
  const added = useAddedWords('portfolio');
  return (field: keyof PortfolioValues, values: PortfolioValues): string => {
    const said = added.text(field, values);
    if (said !== null) return said;
    const value = values[field];
    if (field === 'parentId') return portfolios.find(p => p.id === value)?.name ?? '—';
    if (field === 'filter' && value === null) return t`chosen one by one`;
    if (typeof value === 'number') return format.days(value);
    if (typeof value === 'object') return value?.name ?? '—';
    return String(value ?? '') || '—';
  };
}

function Edit({ portfolio, portfolios, onDeleted }: PortfolioCardProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const names = usePortfolioNames();
  const text = usePortfolioText(portfolios);
  const params = { portfolio: portfolio.id };
  const update = useAct(updatePortfolio);
  const create = useAct(createPortfolio);
  const fillable = useFillable('portfolio');
  // What is retired, or for the office alone, could not be given to the portfolio that comes back.
  const refillable = Object.fromEntries(
    Object.entries(portfolio.fields).filter(([key]) => fillable.some(f => f.key === key)),
  );
  const remove = useAct(deletePortfolio, {
    onDone: () => {
      void undoToast(t`${portfolio.name} deleted`, () =>
        create.mutate({ request: { body: bodyOf(valuesOf({ ...portfolio, fields: refillable })) } }),
      );
      onDeleted();
    },
  });
  const edit = useMergingForm<Portfolio, PortfolioValues>({
    entity: portfolio,
    draft: `portfolio ${portfolio.id}`,
    valuesOf,
    write: (changed, version) => update.mutateAsync({ request: { params, body: bodyOf(changed) }, version }),
    onSaved: () => toast(t`Saved`),
  });
  return (
    <form {...edit.form.form} className={css.form}>
      {edit.error === null ? null : <Banner tone="red">{textOf(edit.error).message}</Banner>}
      <PortfolioFields form={edit.form} portfolios={portfolios} portfolio={portfolio} />
      <SaveBar changed={edit.form.changed} saving={edit.form.submitting} onUndo={edit.undo} id={portfolio.id}>
        {portfolio.may.delete ? (
          <Button
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(
                { request: { params }, version: edit.base.version },
                { onError: error => errorToast(textOf(error).message) },
              )
            }
          >
            <Trans>Delete</Trans>
          </Button>
        ) : null}
      </SaveBar>
      <MergeConflict edit={edit} subject={portfolio.name} names={names} text={text} />
    </form>
  );
}

/** One portfolio: a form for who may change it. */
export function PortfolioCard(props: PortfolioCardProps) {
  const { portfolio, portfolios } = props;
  const { t } = useLingui();
  const names = usePortfolioNames();
  const text = usePortfolioText(portfolios);
  const values = valuesOf(portfolio);
  const added = useAddedTerms('portfolio', portfolio);
  return (
    <Card
      title={portfolio.name}
      more={
        <>
          <Link to="/projects" search={{ portfolio: portfolio.id, scope: 'present' }}>
            {t`${plural(portfolio.projects, { one: '# project', other: '# projects' })}`}
          </Link>{' '}
          · <HistoryLink kind="portfolio" id={portfolio.id} />
        </>
      }
    >
      {portfolio.may.edit ? (
        <Edit key={portfolio.id} {...props} />
      ) : (
        <Pairs
          pairs={[
            ...(['description', 'parentId', 'ownerId', 'cadenceDays', 'filter'] as const).map(field => ({
              label: names[field],
              value: text(field, values),
            })),
            ...added,
          ]}
        />
      )}
    </Card>
  );
}
