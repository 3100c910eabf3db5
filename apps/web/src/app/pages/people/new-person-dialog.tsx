import { createPerson, type Request } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { PersonFields } from './person-fields.tsx';
import { bodyOf, noPerson, type PersonValues } from './person-form.ts';

type Body = Request<typeof createPerson>['body'];

/** Adds a person and opens the page on which roles and an account are given. */
export function NewPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const textOf = useErrorText();
  const create = useAct(createPerson);
  const form = useForm<PersonValues>(noPerson, async values => {
    const person = await create.mutateAsync({ request: { body: bodyOf(values) as unknown as Body } });
    await navigate({ to: '/people/$person', params: { person: person.id } });
  });
  return (
    <Dialog title={t`New person`} opened onClose={onClose} size={600}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <PersonFields form={form} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Add the person</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
