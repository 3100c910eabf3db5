import { anonymisePerson, listTraces, type Output, type Person } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';

type Traces = Output<typeof listTraces>['items'];

function Remains({ traces }: { readonly traces: Traces }) {
  const { t } = useLingui();
  if (traces.length === 0)
    return (
      <p className="muted">
        <Trans>No text mentions the name or the address.</Trans>
      </p>
    );
  return (
    <>
      <p className="muted">
        <Trans>
          Texts that people wrote still mention the name. Correct them by hand where they must not:
        </Trans>
      </p>
      <ul className={css.list}>
        {traces.map(trace => (
          <li key={trace.table} className={css.line}>
            <code className={css.grow}>{trace.table}</code>
            <span className="small">{t`${plural(trace.rows, { one: '# row', other: '# rows' })}`}</span>
            <span className="small faint">{trace.projects.join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AnonymiseDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Forgets who a leaver was, after saying what goes and what stays. */
export function AnonymiseDialog({ person, onClose }: AnonymiseDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const traces = useRead(listTraces, { params: { person: person.id } });
  const anonymise = useAct(anonymisePerson);
  const form = useForm({ reason: '' }, async body => {
    const { person: after } = await anonymise.mutateAsync({
      request: { params: { person: person.id }, body },
    });
    toast(t`${person.name} is now ${after.name}`);
    onClose();
  });
  return (
    <Dialog title={t`Anonymise ${person.name}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <p>
          <Trans>
            Name, address, account, tokens and roles go, also in the log; its seals still verify. Projects and
            reports stay as they are, by a former person. This cannot be undone.
          </Trans>
        </p>
        {traces.error !== null ? (
          <Banner tone="red">{textOf(traces.error).message}</Banner>
        ) : traces.data === undefined ? (
          <SkeletonLines />
        ) : (
          <Remains traces={traces.data.items} />
        )}
        <p className="small faint">
          <Trans>Uploaded files, backups and projects you may not see are not searched.</Trans>
        </p>
        <TextInput
          label={t`Reason`}
          description={t`Stays in the log`}
          data-autofocus
          {...form.text('reason')}
        />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            color="red"
            variant="outline"
            loading={form.submitting}
            disabled={form.values.reason.trim() === ''}
          >
            <Trans>Anonymise</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
