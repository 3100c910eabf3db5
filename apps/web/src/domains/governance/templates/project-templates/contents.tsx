import type { ProjectTemplatePage as Page } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Pairs } from '../../../../ui/panel/panel-parts.tsx';
import css from '../templates.module.css';
import { useFieldWords } from './field-words.ts';

interface ContentsProps {
  readonly page: Page;
}

function Outline({ page }: ContentsProps) {
  const { t } = useLingui();
  const { tasks, roles } = page.definition;
  const at = new Map(page.schedule.map(s => [s.id, s]));
  const names = new Map(tasks.map(x => [x.id, x.name]));
  if (tasks.length === 0)
    return (
      <Card title={t`Tasks`} more={0}>
        <p className="muted">
          <Trans>This version makes no tasks.</Trans>
        </p>
      </Card>
    );
  return (
    <Card title={t`Tasks`} more={tasks.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Task</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>From day</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>To day</Trans>
            </th>
            <th scope="col">
              <Trans>After</Trans>
            </th>
            <th scope="col">
              <Trans>Role</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(x => (
            <tr key={x.id}>
              <td style={{ paddingInlineStart: `${x.level}rem` }}>{x.name}</td>
              <td data-right>{x.milestone ? '' : (at.get(x.id)?.from ?? 0) + 1}</td>
              <td data-right>{at.get(x.id)?.to ?? 0}</td>
              <td className="small">{x.links.map(l => names.get(l.to) ?? l.to).join(', ')}</td>
              <td className="small">{roles.find(r => r.id === x.role)?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Documents({ page }: ContentsProps) {
  const { t } = useLingui();
  const { documents, rows } = page.definition;
  if (documents.length === 0) return null;
  return (
    <Card title={t`Documents`} more={documents.length}>
      <ul className={css.list}>
        {documents.map(d => (
          <li key={d.template}>
            <Link to="/templates/$template" params={{ template: d.template }} search={{}}>
              {page.titles[d.template] ?? d.template}
            </Link>
            {rows
              .filter(r => r.register === d.template)
              .map(r => (
                <div key={r.id} className="small muted">
                  {Object.values(r.cells).filter(Boolean).join(', ')}
                </div>
              ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Others({ page }: ContentsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFieldWords();
  const { roles, gates, budget, fields, method } = page.definition;
  const pairs = [
    ...(roles.length > 0 ? [{ label: t`Roles`, value: roles.map(r => r.name).join(', ') }] : []),
    ...gates.map(g => ({ label: g.name, value: t`gate after ${g.offsetDays} working days` })),
    ...(budget ?? []).map(b => ({ label: b.name, value: format.moneyExact(b.minor, b.currency) })),
    ...fields.map(f => ({ label: words[f.field], value: f.value })),
    ...(method === null ? [] : [{ label: t`Proposed method`, value: method }]),
  ];
  if (pairs.length === 0) return null;
  return (
    <Card title={t`Roles, gates, budget and fields`}>
      <Pairs pairs={pairs} />
    </Card>
  );
}

/** What a version makes, to be read. */
export const Contents = ({ page }: ContentsProps) => (
  <>
    <Outline page={page} />
    <Documents page={page} />
    <Others page={page} />
  </>
);
