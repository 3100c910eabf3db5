import { getProject, listProjects, type Output, tryTailoring } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { call } from '../../../lib/api/call.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { PersonPicker, type Pick } from '../../../ui/form/person-picker.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

type Trial = Output<typeof tryTailoring>;

/** Projects whose name or key holds the text. */
async function findProjects(search: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 12, sort: 'number', ...(search === '' ? {} : { search }) };
  const { items } = await call(listProjects, { query } as never, { signal });
  return (items as readonly { id: string; key: string; name: string }[]).map(p => ({
    ...{ id: p.key, name: p.name, hint: p.key },
  }));
}

function Rule({
  rule,
  at,
  fires,
}: {
  readonly rule: Trial['rules'][number];
  readonly at: number;
  readonly fires: number | null;
}) {
  const { t } = useLingui();
  const words = useMethodWords();
  const isIt = fires === at;
  return (
    <li data-fires={isIt || undefined}>
      <strong>{`${at}. ${rule.name}`}</strong>{' '}
      {isIt ? (
        <Chip tone="water">{t`proposes ${rule.method.name}, ${words.levels[rule.level]}`}</Chip>
      ) : (
        <span className="small muted">
          {rule.holds === null
            ? t`reads money you may not see`
            : rule.holds
              ? t`holds, but an earlier one counts`
              : t`does not hold`}
        </span>
      )}
      <div>
        <code>{rule.when === '' ? t`always` : rule.when}</code>
      </div>
      {rule.values.length === 0 ? null : (
        <div className="small faint">
          {rule.values
            .map(v => `${v.field}: ${v.withheld ? t`withheld` : (v.value ?? t`nothing`)}`)
            .join(', ')}
        </div>
      )}
    </li>
  );
}

function Verdict({ project }: { readonly project: string }) {
  const textOf = useErrorText();
  // The address holds the key, as people say it.
  const named = useRead(getProject, { params: { project }, query: {} });
  const id = named.data?.project.id;
  const trial = useRead(tryTailoring, { params: { project: id as never } }, { enabled: id !== undefined });
  if (named.error !== null)
    return <ErrorState {...textOf(named.error)} onRetry={() => void named.refetch()} />;
  if (trial.error !== null)
    return <ErrorState {...textOf(trial.error)} onRetry={() => void trial.refetch()} />;
  if (trial.data === undefined) return <SkeletonLines />;
  const { rules, fires } = trial.data;
  return (
    <ol className={css.trial}>
      {rules.map((rule, i) => (
        <Rule key={`${rule.name} ${rule.when}`} rule={rule} at={i + 1} fires={fires} />
      ))}
    </ol>
  );
}

interface RulesTesterProps {
  readonly project: string | undefined;
  readonly onProject: (key: string | undefined) => void;
}

/** The saved rules on one project: which of them counts, and what they read. */
export function RulesTester({ project, onProject }: RulesTesterProps) {
  const { t } = useLingui();
  return (
    <Card title={t`Try on a project`} more={t`the rules as saved`}>
      <div className={css.form}>
        <PersonPicker
          label={t`Project`}
          value={project === undefined ? null : { id: project, name: project }}
          find={findProjects}
          onChange={pick => onProject(pick?.id)}
        />
        {project === undefined ? (
          <p className="muted">
            <Trans>Choose a project to see which rule counts for it, and why.</Trans>
          </p>
        ) : (
          <Verdict project={project} />
        )}
      </div>
    </Card>
  );
}
