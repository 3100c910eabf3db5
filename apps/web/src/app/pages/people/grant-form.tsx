import {
  createGrant,
  listPortfolios,
  listProgrammes,
  listProjects,
  listUnits,
  type Person,
  type Role,
  roles,
  type ScopeKind,
  scopeKinds,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from '../form.module.css';
import { useRoleWords, useScopeWords } from './role-words.ts';

type Scoped = Exclude<ScopeKind, 'organisation'>;

const holding =
  (text: string) =>
  ({ name }: { readonly name: string }): boolean =>
    name.toLowerCase().includes(text.toLowerCase());

/** Finds units, portfolios, programmes or projects by part of their name. */
const finders: Readonly<Record<Scoped, (text: string, signal: AbortSignal) => Promise<readonly Pick[]>>> = {
  unit: async (text, signal) =>
    (await call(listUnits, {}, { signal })).items.filter(holding(text)).slice(0, 50),
  portfolio: async (text, signal) =>
    (await call(listPortfolios, {}, { signal })).items
      .filter(holding(text))
      .slice(0, 50)
      .map(({ id, name }) => ({ id, name })),
  programme: async (text, signal) =>
    (await call(listProgrammes, {}, { signal })).items
      .filter(holding(text))
      .slice(0, 50)
      .map(({ id, name }) => ({ id, name })),
  project: async (text, signal) => {
    const query = { limit: 20, scope: 'all' as const, ...(text === '' ? {} : { search: text }) };
    const { items } = await call(listProjects, { query }, { signal });
    return items.map(({ id, key, name }) => ({ id, name, hint: key }));
  },
};

interface Values {
  readonly role: Role | null;
  readonly scopeKind: ScopeKind;
  readonly scopeId: Pick | null;
}
const noGrant: Values = { role: null, scopeKind: 'organisation', scopeId: null };

/** Gives a role on the whole organisation or on a part of it. */
export function GrantForm({ person }: { readonly person: Person }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useRoleWords();
  const scopes = useScopeWords();
  const give = useAct(createGrant);
  const form = useForm<Values>(noGrant, async ({ role, scopeKind, scopeId }) => {
    if (role === null) return;
    await give.mutateAsync({
      request: { params: { person: person.id }, body: { role, scopeKind, scopeId: scopeId?.id ?? null } },
    });
    form.setAll(noGrant);
  });
  const { role, scopeKind, scopeId } = form.values;
  const complete = role !== null && (scopeKind === 'organisation' || scopeId !== null);
  return (
    <form {...form.form} className={`${css.add} ${css.form}`} aria-label={t`Give a role`}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <div className={css.fields}>
        <Select
          label={t`Role`}
          placeholder={t`Choose a role`}
          searchable
          data={roles.map(value => ({ value, label: words[value] }))}
          {...form.field('role')}
        />
        <Select
          label={t`On`}
          data={scopeKinds.map(value => ({ value, label: scopes[value] }))}
          allowDeselect={false}
          value={scopeKind}
          onChange={kind => kind !== null && form.setAll({ role, scopeKind: kind, scopeId: null })}
          error={form.field('scopeKind').error}
        />
        {scopeKind === 'organisation' ? null : (
          <PersonPicker
            key={scopeKind}
            label={scopes[scopeKind]}
            find={finders[scopeKind]}
            {...form.field('scopeId')}
          />
        )}
      </div>
      <div className={css.end}>
        <span className={`${css.grow} small faint`}>
          <Trans>A role reaches everything below the place it is given on.</Trans>
        </span>
        <Button type="submit" disabled={!complete} loading={form.submitting}>
          <Trans>Give the role</Trans>
        </Button>
      </div>
    </form>
  );
}
