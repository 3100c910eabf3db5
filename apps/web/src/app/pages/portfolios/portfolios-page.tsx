import { exportPortfolios, listPortfolios, type Portfolio } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { Tree } from '../../../ui/tree/tree.tsx';
import css from '../form.module.css';
import { ListExport } from '../list-export/list-export.tsx';
import { NewPortfolioDialog } from './new-portfolio-dialog.tsx';
import { PortfolioCard } from './portfolio-card.tsx';
import { ProgrammesCard } from './programmes-card.tsx';

const route = getRouteApi('/portfolios');

interface OpenedProps {
  readonly portfolio: Portfolio;
  readonly portfolios: readonly Portfolio[];
  /** Whether the address names it; the first is open otherwise. */
  readonly chosen: boolean;
  readonly onDeleted: () => void;
}

/** The portfolio that is open: what it is, and its programmes. */
function Opened({ portfolio, portfolios, chosen, onDeleted }: OpenedProps) {
  return (
    <>
      <PortfolioCard key={portfolio.id} portfolio={portfolio} portfolios={portfolios} onDeleted={onDeleted} />
      <ProgrammesCard portfolio={chosen ? portfolio.id : undefined} />
    </>
  );
}

interface ActionsProps {
  readonly mayCreate: boolean;
  readonly onNew: () => void;
}

/** The whole tree as a file, with all that is said of each portfolio; and a new one. */
function Actions({ mayCreate, onNew }: ActionsProps) {
  const { t } = useLingui();
  const moment = useMoment();
  return (
    <>
      <ListExport
        name={t`Export portfolios`}
        take={format => download(exportPortfolios, { query: { ...moment, format } }, `portfolios.${format}`)}
      />
      {mayCreate ? (
        <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={onNew}>
          <Trans>New portfolio</Trans>
        </Button>
      ) : null}
    </>
  );
}

/** The tree of portfolios, fixed and dynamic, and the programmes in them. */
export function PortfoliosPage() {
  const { t } = useLingui();
  const format = useFormat();
  const { portfolio: selected, new: adding } = route.useSearch();
  const navigate = route.useNavigate();
  const textOf = useErrorText();
  const answer = useRead(listPortfolios, { query: useMoment() });
  const go = (search: { readonly portfolio?: string | undefined; readonly new?: true | undefined }) =>
    void navigate({ search: before => ({ ...before, ...search }), replace: true, resetScroll: false });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const portfolio = items.find(item => item.id === selected) ?? items[0];
  return (
    <>
      <PageHeader
        title={t`Portfolios`}
        summary={t`${plural(items.length, { one: '# portfolio', other: '# portfolios' })}`}
        actions={<Actions mayCreate={may.create} onNew={() => go({ new: true })} />}
      />
      {portfolio === undefined ? (
        <EmptyState title={t`Portfolios appear here`}>
          <Trans>
            A portfolio holds projects chosen one by one, or all that a filter finds. An import can add one.
          </Trans>
        </EmptyState>
      ) : (
        <div className={css.split}>
          <Stack>
            <Card title={t`Tree`} more={t`projects`} flush>
              <Tree
                label={t`Portfolios`}
                items={items}
                selected={portfolio.id}
                onSelect={id => go({ portfolio: id })}
                end={item => (
                  <span className={css.ends}>
                    {item.kind === 'dynamic' ? <Chip tone="water">{t`Dynamic`}</Chip> : null}
                    <span className={css.count}>{format.number(item.projects, 0)}</span>
                  </span>
                )}
              />
            </Card>
          </Stack>
          <Stack>
            <Opened
              portfolio={portfolio}
              portfolios={items}
              chosen={selected !== undefined}
              onDeleted={() => go({ portfolio: undefined })}
            />
          </Stack>
        </div>
      )}
      {adding === true ? (
        <NewPortfolioDialog
          portfolios={items}
          onAdded={id => go({ portfolio: id, new: undefined })}
          onClose={() => go({ new: undefined })}
        />
      ) : null}
    </>
  );
}
