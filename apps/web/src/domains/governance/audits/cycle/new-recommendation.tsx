import { addRecommendation, criticalities, type Review } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { findPeople } from './find.ts';
import { useCycleWords } from './words.ts';

interface Values {
  readonly text: string;
  readonly criticality: (typeof criticalities)[number];
  readonly ownerId: Pick | null;
  readonly due: string | null;
}

const empty: Values = { text: '', criticality: 'essential', ownerId: null, due: null };

/** Adds a recommendation to a draft: what, how critical, by whom, by when. */
export function NewRecommendation({ review }: { readonly review: Review }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useCycleWords();
  const add = useAct(addRecommendation);
  const form = useForm(empty, async ({ ownerId, ...rest }) => {
    const body = { ...rest, ownerId: (ownerId?.id ?? null) as never };
    await add.mutateAsync({ request: { params: { review: review.id }, body } });
    form.setAll(empty);
  });
  return (
    <Card title={t`Add a recommendation`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Textarea label={t`Recommendation`} autosize minRows={2} {...form.text('text')} />
        <div className={css.two}>
          <Select
            label={t`Criticality`}
            allowDeselect={false}
            data={criticalities.map(value => ({ value, label: words.criticalities[value] }))}
            value={form.values.criticality}
            onChange={value => form.set('criticality', criticalities.find(c => c === value) ?? 'recommended')}
          />
          <PersonPicker label={t`Owner`} find={findPeople} {...form.field('ownerId')} />
          <DayField label={t`Due`} {...form.field('due')} />
        </div>
        <div className={css.end}>
          <Button type="submit" loading={form.submitting} disabled={form.values.text === ''}>
            <Trans>Add the recommendation</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
