import { type MethodVersion, methodImpact, publishMethodVersion } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { ImpactWords } from './impact-tab.tsx';
import css from './methods.module.css';

/** Publishes a draft from a day on; what it would mean for running projects is shown before. */
export function PublishDialog({
  version,
  onClose,
}: {
  readonly version: MethodVersion;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const impact = useRead(methodImpact, { params: { methodVersion: version.id } });
  const publish = useAct(publishMethodVersion, { onDone: onClose });
  const form = useForm<{ effectiveFrom: string | null; note: string }>(
    { effectiveFrom: null, note: version.note },
    values =>
      publish.mutateAsync({
        request: {
          params: { methodVersion: version.id },
          body: { effectiveFrom: values.effectiveFrom ?? '', note: values.note },
        },
        version: version.version,
      }),
  );
  const open = version.problems.length;
  return (
    <Dialog
      title={t`Publish version ${version.number} of ${version.method.name}`}
      opened
      onClose={onClose}
      size={520}
    >
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        {impact.data === undefined ? <SkeletonLines lines={2} /> : <ImpactWords impact={impact.data} />}
        <p className="small muted">
          <Trans>
            Running projects stay on their version until they are moved. A published version is not changed
            any more.
          </Trans>
        </p>
        {open === 0 ? null : (
          <Banner tone="amber">{t`It leaves ${plural(open, { one: '# thing', other: '# things' })} open; they stay so.`}</Banner>
        )}
        <DayField
          label={t`In effect from`}
          description={t`Today or later`}
          {...form.field('effectiveFrom')}
        />
        <Textarea label={t`What changes`} autosize minRows={2} {...form.text('note')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.effectiveFrom === null}
          >
            <Trans>Publish</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
