import { askForBaseline, type Project, takeBaseline } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Textarea } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { showToast } from '../../../ui/feedback/show-toast.ts';
import { useForm } from '../../../ui/form/use-form.ts';

interface BaselineProps {
  readonly project: Project['id'];
  /** The first baseline is taken at once; a new one is asked for. */
  readonly first: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes the plan as what was promised, or asks for a new promise with its reason. */
export function BaselineDialog({ project, first, onClose, onDone }: BaselineProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const take = useAct(takeBaseline);
  const ask = useAct(askForBaseline);
  const params = { project };
  const form = useForm({ reason: '' }, async ({ reason }) => {
    if (first) await take.mutateAsync({ request: { params, body: { number: 0, reason } } });
    else await ask.mutateAsync({ request: { params, body: { reason } } });
    if (!first) void showToast({ message: t`The request waits for somebody else to decide.` });
    onDone();
  });
  return (
    <Dialog title={first ? t`Take a baseline` : t`Ask for a new baseline`} opened onClose={onClose}>
      <form {...form.form}>
        <p>
          {first
            ? t`The plan as it is becomes what was promised. What comes later is compared with it.`
            : t`The baseline in force is replaced when somebody else approves it.`}
        </p>
        <Textarea label={t`Reason`} required autosize minRows={2} data-autofocus {...form.text('reason')} />
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            {first ? t`Take the baseline` : t`Ask`}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
