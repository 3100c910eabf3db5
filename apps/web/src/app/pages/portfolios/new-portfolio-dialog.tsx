import { createPortfolio, type Portfolio } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { bodyOf, noPortfolio, PortfolioFields, type PortfolioValues } from './portfolio-form.tsx';

interface NewPortfolioDialogProps {
  readonly portfolios: readonly Portfolio[];
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

export function NewPortfolioDialog({ portfolios, onAdded, onClose }: NewPortfolioDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const create = useAct(createPortfolio);
  const form = useForm<PortfolioValues>(noPortfolio, async values => {
    const made = await create.mutateAsync({ request: { body: bodyOf(values) } });
    onAdded(made.id);
  });
  return (
    <Dialog title={t`New portfolio`} opened onClose={onClose} size={720}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <PortfolioFields form={form} portfolios={portfolios} />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Add the portfolio</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
