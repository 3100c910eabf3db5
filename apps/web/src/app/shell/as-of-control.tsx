import { useLingui } from '@lingui/react/macro';
import { IconClock } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useAsOf } from '../../lib/as-of.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { SkeletonLines } from '../../ui/page/skeleton.tsx';
import { Dropdown } from '../../ui/panel/dropdown.tsx';
import css from './shell.module.css';

const AsOfForm = lazy(() => import('./as-of-form.tsx').then(m => ({ default: m.AsOfForm })));

/** The day the whole product is looked at; magenta when it is not now. */
export function AsOfControl() {
  const { t } = useLingui();
  const { asOf, compareWith, knownAt } = useAsOf();
  const format = useFormat();
  const on = asOf !== undefined || compareWith !== undefined || knownAt !== undefined;
  const now = asOf === undefined ? t`Now` : format.day(asOf);
  const versus = compareWith === undefined ? '' : t`vs ${format.dayShort(compareWith, asOf)}`;
  return (
    <Dropdown
      label={t`As of`}
      width={328}
      button={props => (
        <button type="button" {...props} className={css.asOf} data-on={on || undefined}>
          <IconClock size={16} aria-hidden="true" />
          <span className="sr-only">{t`As of`}</span>
          <span>{now}</span>
          {versus === '' ? null : <span className={css.versus}>{versus}</span>}
          {knownAt === undefined ? null : (
            <span
              className={css.versus}
            >{t`known ${format.dayShort(knownAt.slice(0, 10), asOf ?? knownAt)}`}</span>
          )}
        </button>
      )}
    >
      {close => (
        <Suspense fallback={<SkeletonLines lines={6} />}>
          <AsOfForm onDone={close} />
        </Suspense>
      )}
    </Dropdown>
  );
}
