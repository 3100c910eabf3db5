import { listRuleSets, listScales } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useKnownAt } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { readRules } from '../../../lib/status-rules.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { RuleSetForm } from './rule-set-form.tsx';
import { RulesTable } from './rules-table.tsx';
import { ScalesCard } from './scales-card.tsx';

const route = getRouteApi('/status-rules');

/** The rules that compute a status: each version with its thresholds, and the scales that reports are given on. */
export function StatusRulesPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const { version } = route.useSearch();
  const navigate = route.useNavigate();
  const [writing, setWriting] = useState(false);
  const sets = useRead(listRuleSets, { query: useKnownAt() });
  const scales = useRead(listScales, {});
  const error = sets.error ?? scales.error;
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void sets.refetch()} />;
  if (sets.data === undefined || scales.data === undefined) return <SkeletonPage />;
  const { items, may } = sets.data;
  const shown = items.find(set => set.number === version) ?? items[0];
  const rules = readRules(shown?.rules);
  return (
    <>
      <PageHeader
        title={t`Status rules`}
        summary={t`A status is computed from these thresholds, beside the one that is reported.`}
        actions={
          <>
            {items.length < 2 || writing ? null : (
              <Select
                aria-label={t`Version`}
                w={240}
                allowDeselect={false}
                data={items.map(set => ({
                  value: String(set.number),
                  label: t`Version ${set.number}, from ${format.day(set.validFrom)}`,
                }))}
                value={String(shown?.number ?? '')}
                onChange={number =>
                  void navigate({ search: before => ({ ...before, version: Number(number) }), replace: true })
                }
              />
            )}
            {may.create && !writing ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setWriting(true)}>
                <Trans>New version</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {shown === undefined || rules === null ? (
          <Banner tone="amber">{t`These rules cannot be read by this version of the product.`}</Banner>
        ) : writing ? (
          <RuleSetForm
            from={shown}
            number={(items[0]?.number ?? 0) + 1}
            rules={rules}
            onDone={() => setWriting(false)}
          />
        ) : (
          <Card
            title={t`Version ${shown.number}`}
            beside={<span className="small faint">{shown.note}</span>}
            more={[
              t`in force from ${format.day(shown.validFrom)}`,
              shown.author === null ? null : shown.author.name,
            ]
              .filter(Boolean)
              .join(', ')}
            flush
          >
            <RulesTable rules={rules} />
          </Card>
        )}
        <ScalesCard scales={scales.data.items} />
      </Stack>
    </>
  );
}
