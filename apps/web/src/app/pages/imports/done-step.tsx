import type { ImportRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { ButtonLink } from '../button-link.tsx';
import { Counts } from './check-step.tsx';
import css from './imports.module.css';
import { Problems } from './problems.tsx';
import { UndoImport } from './undo-import.tsx';

/** What came of it, and where to look next. */
export function DoneStep({ record }: { readonly record: ImportRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const { counts } = record;
  if (counts === null) return null;
  const last = counts.lastDay;
  return (
    <>
      <Counts counts={counts} done />
      <Stack>
        <Card title={t`Imported`}>
          <div className={css.done}>
            <p>
              {counts.bad > 0 ? (
                <Trans>
                  The good rows are in. The refused ones can be mended in their sheet and imported as a file
                  of their own.
                </Trans>
              ) : (
                <Trans>Every row is in. Importing the same file again changes nothing.</Trans>
              )}
            </p>
            <span className={css.tools}>
              {last === null ? (
                <ButtonLink to="/" variant="filled">
                  <Trans>Open the cockpit</Trans>
                </ButtonLink>
              ) : (
                <ButtonLink to="/" search={{ asOf: last }} variant="filled">
                  <Trans>Open the cockpit as of {format.day(last)}</Trans>
                </ButtonLink>
              )}
              <ButtonLink to="/projects" search={last === null ? {} : { asOf: last }}>
                <Trans>See the projects</Trans>
              </ButtonLink>
              <UndoImport record={record} />
              <ButtonLink to="/imports">
                <Trans>Import another file</Trans>
              </ButtonLink>
            </span>
          </div>
        </Card>
        <Problems record={record} />
      </Stack>
    </>
  );
}
