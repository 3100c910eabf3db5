import type { WeeklyUpdate } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { overallOf, type UpdateValues } from '../../../lib/update-gaps.ts';
import { Kbd } from '../../../ui/page/kbd.tsx';
import css from './update.module.css';
import type { CurrentStep } from './use-current-step.ts';
import type { Saving } from './use-update.ts';
import { linesOf } from './values.ts';

interface BarProps {
  readonly update: WeeklyUpdate;
  readonly values: UpdateValues;
  readonly gaps: readonly string[];
  readonly saving: Saving;
  readonly current: CurrentStep;
  /** Somebody else reviews it before it is published. */
  readonly review: boolean;
  readonly publishing: boolean;
  readonly onRetry: () => void;
  readonly onPreview: () => void;
  readonly onPublish: () => void;
}

const Key = ({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) => (
  <span>
    {keys.map(key => (
      <Kbd key={key}>{key}</Kbd>
    ))}
    {children}
  </span>
);

/** The keys that do something where the focus is. */
function Keys({ update, current }: Pick<BarProps, 'update' | 'current'>) {
  const { t } = useLingui();
  const digits = update.scale.levels.map((_, i) => String(i + 1));
  const { kind, typing } = current;
  return (
    <span className={css.keys} aria-hidden="true">
      {typing ? <Key keys={['Esc']}>{t`leave the field, then`}</Key> : null}
      <Key keys={['J', 'K']}>{t`move`}</Key>
      {kind === 'rating' || kind === null ? <Key keys={digits}>{t`rate`}</Key> : null}
      {kind === 'rating' ? <Key keys={['S']}>{t`use the data`}</Key> : null}
      {kind === 'line' ? (
        <>
          <Key keys={['A']}>{t`accept`}</Key>
          <Key keys={['X']}>{t`discard`}</Key>
        </>
      ) : null}
      {kind === 'line' || kind === 'decision' || kind === 'forecast' ? (
        <Key keys={['E']}>{t`edit`}</Key>
      ) : null}
      {kind === null ? (
        <>
          <Key keys={['N']}>{t`new line`}</Key>
          <Key keys={['D']}>{t`decision`}</Key>
        </>
      ) : null}
    </span>
  );
}

function Left({ update, values, gaps, saving, onRetry }: BarProps) {
  const { t, i18n } = useLingui();
  const drafts = [...linesOf(update, values).values()].flat().filter(l => l.state === 'pending').length;
  const parts = [
    gaps.length === 0
      ? null
      : t`${plural(gaps.length, { one: '# thing to answer', other: '# things to answer' })}`,
    drafts === 0 ? null : t`${plural(drafts, { one: '# draft left', other: '# drafts left' })}`,
  ].filter(p => p !== null);
  const time =
    saving.at === null
      ? null
      : new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'short' }).format(new Date(saving.at));
  return (
    <div className={css.left}>
      <div>{parts.length === 0 ? t`Ready` : parts.join(', ')}</div>
      <div role="status">
        {saving.state === 'failed' ? (
          <button type="button" className={css.quiet} title={saving.error ?? ''} onClick={onRetry}>
            {saving.stale ? (
              <Trans>Changed by somebody else: load it again</Trans>
            ) : (
              <Trans>Not saved: try again</Trans>
            )}
          </button>
        ) : saving.state === 'saving' ? (
          t`Saving…`
        ) : saving.state === 'unsaved' ? (
          t`Not saved yet`
        ) : time === null ? (
          update.report === null ? (
            t`Saved as you write`
          ) : (
            t`Draft saved`
          )
        ) : (
          t`Saved ${time}`
        )}
      </div>
    </div>
  );
}

/** Whether the whole agrees with the data again, or still differs. */
function Agrees({ update, values }: Pick<BarProps, 'update' | 'values'>) {
  const { t } = useLingui();
  const level = update.scale.levels.find(l => l.key === overallOf(update, values));
  const weeks = update.disagreeWeeks ?? 0;
  if (level === undefined || update.computed === 'unknown') return null;
  if (level.status === update.computed)
    return weeks === 0 ? null : (
      <span className={css.agrees}>
        {t`Overall agrees again, after ${plural(weeks, { one: '# week', other: '# weeks' })}`}
      </span>
    );
  return <span className={css.agrees}>{t`Overall differs from the data`}</span>;
}

/** At the foot of the page: what is left, the keys that matter here, preview and publish. */
export function PublishBar(props: BarProps) {
  const { update, saving, review, publishing, onPreview, onPublish } = props;
  return (
    <footer className={css.bar}>
      <Left {...props} />
      <Keys update={update} current={props.current} />
      <Agrees update={update} values={props.values} />
      <span className={css.acting}>
        <span className={css.wideOnly}>
          <Button onClick={onPreview} rightSection={<Kbd>P</Kbd>}>
            <Trans>Preview</Trans>
          </Button>
        </span>
        <Button
          variant="filled"
          loading={publishing}
          disabled={saving.state === 'failed'}
          onClick={onPublish}
          aria-keyshortcuts="Control+Enter"
          rightSection={<span className={`${css.onButton} ${css.wideOnly}`}>Ctrl Enter</span>}
        >
          {review ? <Trans>Submit for review</Trans> : <Trans>Publish</Trans>}
        </Button>
      </span>
    </footer>
  );
}
