import { buildBoardPack, type Cockpit, type Request } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { PackProgress } from './pack-progress.tsx';

type Body = Request<typeof buildBoardPack>['body'];
interface Values {
  readonly title: string;
  readonly changed: boolean;
  readonly projects: readonly string[];
  readonly formats: readonly string[];
}

interface PackDialogProps {
  readonly asked: Pick<Body, 'asOf' | 'knownAt' | 'compareWith' | 'portfolio'>;
  readonly cockpit: Cockpit;
  readonly onClose: () => void;
}

/** How many of the most exposed are chosen to begin with, and can be chosen. */
const few = 5;
const most = 20;

function Pages({
  form,
  cockpit,
}: {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly cockpit: Cockpit;
}) {
  const { t } = useLingui();
  return (
    <>
      <Checkbox checked disabled label={t`The cockpit on one page`} />
      <Checkbox
        checked={form.values.changed}
        label={t`What changed`}
        onChange={event => form.set('changed', event.currentTarget.checked)}
      />
      {cockpit.attention.length === 0 ? null : (
        <Checkbox.Group
          label={t`A page for each of these projects`}
          description={t`Those that need attention, the most exposed first`}
          value={[...form.values.projects]}
          onChange={ids => form.set('projects', ids)}
        >
          <div className={css.checks} style={{ marginTop: 8 }}>
            {cockpit.attention.slice(0, most).map(row => (
              <Checkbox key={row.id} value={row.id} label={`${row.name} (${row.key})`} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}

/** Chooses the pages of a board pack and builds it; the job goes on when the dialog is closed. */
export function PackDialog({ asked, cockpit, onClose }: PackDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [job, setJob] = useState<string | null>(null);
  const build = useAct(buildBoardPack);
  const first = {
    title: t`Board pack, ${format.day(cockpit.asOf)}`,
    changed: true,
    projects: cockpit.attention.slice(0, few).map(row => row.id as string),
    formats: ['pdf', 'pptx'],
  };
  const form = useForm<Values>(first, async ({ formats, projects, ...values }) => {
    const chosen = (['pdf', 'pptx'] as const).filter(f => formats.includes(f));
    const body = { ...asked, ...values, projects: [...projects], attention: 0, formats: chosen };
    setJob((await build.mutateAsync({ request: { body } })).jobId);
  });
  return (
    <Dialog title={t`Build board pack`} opened onClose={onClose} size={560}>
      {job === null ? (
        <form {...form.form} className={css.form}>
          {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
          <TextInput label={t`Title`} data-autofocus autoComplete="off" {...form.text('title')} />
          <Pages form={form} cockpit={cockpit} />
          <Checkbox.Group
            label={t`Files`}
            value={[...form.values.formats]}
            onChange={formats => form.set('formats', formats)}
          >
            <div className={css.checks} style={{ marginTop: 8 }}>
              <Checkbox value="pdf" label={t`PDF, tagged`} />
              <Checkbox value="pptx" label={t`PowerPoint, with charts that can be edited`} />
            </div>
          </Checkbox.Group>
          <p className="small faint">
            <Trans>
              The pack is frozen at its day and at what is known now: built again for both, it is the same to
              the byte. Its hash is printed on every page.
            </Trans>
          </p>
          <div className={css.end}>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              type="submit"
              variant="filled"
              loading={form.submitting}
              disabled={form.values.title.trim() === '' || form.values.formats.length === 0}
            >
              <Trans>Build</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <PackProgress job={job} onClose={onClose} />
      )}
    </Dialog>
  );
}
