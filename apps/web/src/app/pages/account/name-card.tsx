import { getAccount, type Output, updateAccount } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';
import { SaveBar } from '../save-bar.tsx';

type Account = Output<typeof getAccount>;

function NameForm({ account }: { readonly account: Account }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const update = useAct(updateAccount);
  const form = useForm({ name: account.name }, async body => {
    await update.mutateAsync({ request: { body }, version: account.version });
    toast(t`Saved`);
  });
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <div className={css.fields}>
        <TextInput label={t`Name`} autoComplete="name" {...form.text('name')} />
        <TextInput
          label={t`E-mail address`}
          description={t`Who manages people changes it`}
          value={account.email ?? ''}
          readOnly
        />
      </div>
      <SaveBar
        changed={form.changed}
        saving={form.submitting}
        onUndo={() => form.setAll({ name: account.name })}
      />
    </form>
  );
}

/** One's name as others see it, and the address one signs in with. */
export function NameCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getAccount, {});
  return (
    <Card title={t`Who you are`}>
      {answer.error !== null ? (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <SkeletonLines />
      ) : (
        <NameForm key={answer.data.version} account={answer.data} />
      )}
    </Card>
  );
}
