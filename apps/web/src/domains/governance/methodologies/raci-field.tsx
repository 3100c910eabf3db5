import { type MethodDefinition, raciLetters } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

type Raci = MethodDefinition['activities'][number]['raci'];

interface RaciFieldProps {
  readonly roles: MethodDefinition['roles'];
  readonly raci: Raci;
  readonly locked: boolean;
  readonly onChange: (raci: Raci) => void;
}

/** What each role of the method does here: responsible, accountable, consulted, informed. */
export function RaciField({ roles, raci, locked, onChange }: RaciFieldProps) {
  const { t } = useLingui();
  const words = useMethodWords();
  if (roles.length === 0) return <p className="small faint">{t`Add roles to say who answers for it.`}</p>;
  return (
    <div className={css.raci}>
      <h3>{t`Who does what`}</h3>
      {roles.map(role => (
        <div key={role.id} className={css.raciRow}>
          <span>{role.name}</span>
          <Select
            aria-label={t`${role.name} is`}
            placeholder="–"
            clearable
            clearButtonProps={{ 'aria-label': t`Clear ${role.name}` }}
            disabled={locked}
            data={raciLetters.map(value => ({ value, label: words.raci[value] }))}
            value={raci.find(r => r.role === role.id)?.does ?? null}
            onChange={value => {
              const does = raciLetters.find(l => l === value);
              const others = raci.filter(r => r.role !== role.id);
              onChange(does === undefined ? others : [...others, { role: role.id, does }]);
            }}
          />
        </div>
      ))}
    </div>
  );
}
