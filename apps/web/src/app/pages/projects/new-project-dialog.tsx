import { applyProjectTemplates, createDocument, createProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useSession } from '../../../lib/session.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../project/project.module.css';
import { DateFields, IdentityFields, MoneyFields, NameFields } from '../project/project-fields.tsx';
import { bodyOf, changedFields, noValues, type ProjectValues } from '../project/project-form.ts';

const TemplateChoice = lazy(() =>
  import('../../../domains/governance/templates/project-templates/template-choice.tsx').then(m => ({
    default: m.TemplateChoice,
  })),
);

interface Choice {
  readonly templates: readonly string[];
  readonly start: string | null;
}

/** Adds the project, then what was chosen for it, and opens where that is. */
function useAddProject(choice: Choice, initiates: { readonly current: boolean }) {
  const navigate = useNavigate();
  const create = useAct(createProject);
  const request = useAct(createDocument);
  const apply = useAct(applyProjectTemplates);
  return async (values: ProjectValues) => {
    const body = { ...bodyOf(changedFields(noValues, values), values), name: values.name };
    const project = await create.mutateAsync({ request: { body } });
    const params = { project: project.id };
    const { templates, start } = choice;
    // The project is there by now: where the rest is refused, its documents say what can be done.
    if (templates.length > 0 && start !== null) {
      const chosen = { params, body: { templates: [...templates], start } };
      await apply.mutateAsync({ request: chosen }).catch(() => null);
    }
    if (initiates.current) {
      const asked = { params, body: { template: 'initiation-request' } };
      const made = await request.mutateAsync({ request: asked }).catch(() => null);
      if (made !== null) {
        await navigate({ to: '/documents/$document/steps', params: { document: made.id }, search: {} });
        return;
      }
    }
    const to =
      initiates.current || templates.length > 0 ? '/projects/$project/documents' : '/projects/$project';
    await navigate({ to, params: { project: project.key } });
  };
}

/** Adds an approved project and opens its page. */
export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { holds } = useSession();
  const initiates = useRef(false);
  const [choice, setChoice] = useState<Choice>({ templates: [], start: null });
  const form = useForm<ProjectValues>(noValues, useAddProject(choice, initiates));
  return (
    <Dialog title={t`New project`} opened onClose={onClose} size={640}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <NameFields form={form} />
        <div className={css.fields}>
          <IdentityFields form={form} />
          <DateFields form={form} actual={false} />
          {holds('money.edit') ? (
            <MoneyFields form={form} fields={['costForecastMinor', 'benefitsForecastMinor']} />
          ) : null}
        </div>
        {holds('rule.read') ? (
          <Suspense>
            <TemplateChoice value={choice} onChange={setChoice} />
          </Suspense>
        ) : null}
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            disabled={form.submitting}
            onClick={event => {
              initiates.current = true;
              event.currentTarget.form?.requestSubmit();
            }}
          >
            <Trans>Add, and write its initiation request</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            onClick={() => {
              initiates.current = false;
            }}
          >
            <Trans>Add the project</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
