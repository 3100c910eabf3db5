import { placeLegalHold } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { findProjects } from './find-projects.ts';
import css from './records.module.css';

interface HoldDialogProps {
  /** What is held; left out, a project is chosen. */
  readonly record?: {
    readonly id: string;
    readonly number: string;
    readonly project: { readonly id: string };
  };
  readonly onClose: () => void;
}

interface Values {
  readonly projectId: string;
  readonly project: Pick | null;
  readonly matter: string;
  readonly reason: string;
}

/** Places a legal hold on a project, or on one record of it. */
export function HoldDialog({ record, onClose }: HoldDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const place = useAct(placeLegalHold, {
    onDone: () => {
      toast(t`Legal hold placed`);
      onClose();
    },
  });
  const initial = { projectId: '', project: null, matter: '', reason: '' };
  const form = useForm<Values>(initial, ({ project, matter, reason }) =>
    place.mutateAsync({
      request: {
        body: {
          projectId: (record?.project.id ?? project?.id ?? '') as never,
          recordId: (record?.id ?? null) as never,
          ...{ matter, reason },
        },
      },
    }),
  );
  const { project, matter, reason } = form.values;
  const whole = record === undefined;
  return (
    <Dialog title={whole ? t`Hold a project` : t`Hold ${record.number}`} opened onClose={onClose} size={480}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>
            While it is held, nothing of it is disposed of, and nobody who has to do with it is made
            anonymous.
          </Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        {whole ? (
          <PersonPicker
            label={t`Project`}
            value={project}
            find={findProjects}
            error={form.field('projectId').error}
            onChange={value => form.set('project', value)}
          />
        ) : null}
        <TextInput
          label={t`Matter`}
          description={t`The case it is for`}
          autoComplete="off"
          {...form.text('matter')}
        />
        <Textarea label={t`Reason`} autosize minRows={2} {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={(whole && project === null) || matter.trim() === '' || reason.trim() === ''}
          >
            <Trans>Place the hold</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
