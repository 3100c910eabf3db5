import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../../../lib/api/error-text.ts';
import { Card } from '../../../../../ui/card/card.tsx';
import { Banner } from '../../../../../ui/feedback/banner.tsx';
import { Tabs } from '../../../../../ui/page/tabs.tsx';
import { type DraftPart, draftParts } from '../../search.ts';
import css from '../../templates.module.css';
import { BudgetTable } from './budget-table.tsx';
import { DocumentTable } from './document-table.tsx';
import own from './editor.module.css';
import { FieldForm } from './field-form.tsx';
import { GateTable } from './gate-table.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { RegisterTable } from './register-table.tsx';
import { RoleTable } from './role-table.tsx';
import { TaskTable } from './task-table.tsx';
import type { DraftDesk } from './use-draft.ts';

function Part({ part, desk }: { readonly part: DraftPart; readonly desk: DraftDesk }) {
  switch (part) {
    case 'tasks':
      return <TaskTable desk={desk} />;
    case 'roles':
      return <RoleTable desk={desk} />;
    case 'documents':
      return <DocumentTable desk={desk} />;
    case 'registers':
      return <RegisterTable desk={desk} />;
    case 'gates':
      return <GateTable desk={desk} />;
    case 'budget':
      return <BudgetTable desk={desk} />;
    case 'fields':
      return <FieldForm desk={desk} />;
  }
}

/** What happened meanwhile, and what may be done about it. */
function Meanwhile({ desk }: { readonly desk: DraftDesk }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { meanwhile, error, problems } = desk;
  const clashes = meanwhile?.kind === 'merged' ? meanwhile.clashes : [];
  return (
    <>
      {error === null ? null : (
        <Banner tone="red">
          {textOf(error).message}{' '}
          {problems.size > 1
            ? plural(problems.size, { one: '# row is marked.', other: '# rows are marked.' })
            : null}
        </Banner>
      )}
      {meanwhile?.kind === 'published' ? (
        <Banner
          tone="amber"
          action={
            <Button size="xs" loading={desk.saving} onClick={() => void desk.goOn()}>
              <Trans>Begin the next draft with it</Trans>
            </Button>
          }
        >
          <Trans>Somebody published this draft meanwhile. What you typed is still here.</Trans>
        </Banner>
      ) : null}
      {meanwhile?.kind === 'merged' ? (
        <Banner tone="amber">
          <Trans>
            Somebody saved this draft meanwhile. What you changed stands on top of it; look, and save.
          </Trans>{' '}
          {clashes.length > 0
            ? t`Both of you changed: ${clashes.slice(0, 10).join(', ')}. Yours stands.`
            : null}
        </Banner>
      ) : null}
    </>
  );
}

interface EditorProps {
  readonly desk: DraftDesk;
  readonly part: DraftPart;
  readonly onPart: (part: DraftPart) => void;
}

/** Edits a draft, part by part; all parts are saved at once. */
export function DraftEditor({ desk, part, onPart }: EditorProps) {
  const { t } = useLingui();
  const { definition: d, dirty } = desk;
  const labels = {
    tasks: { label: t`Tasks`, count: d.tasks.length },
    roles: { label: t`Roles`, count: d.roles.length },
    documents: { label: t`Documents`, count: d.documents.length },
    registers: { label: t`Registers`, count: d.rows.length },
    gates: { label: t`Gates`, count: d.gates.length },
    budget: { label: t`Budget`, count: d.budget?.length },
    fields: { label: t`Fields and method`, count: undefined },
  };
  return (
    <Card title={t`Version ${desk.number}, a draft`}>
      <Meanwhile desk={desk} />
      <Tabs
        label={t`Parts of the template`}
        tabs={draftParts.map(key => ({ key, ...labels[key] }))}
        value={part}
        onChange={onPart}
      >
        <div className={own.part}>
          <Part part={part} desk={desk} />
        </div>
      </Tabs>
      <div className={css.bar} data-card>
        <span className={css.barText} role="status">
          {dirty ? <Trans>Not saved yet</Trans> : <Trans>Saved</Trans>}
        </span>
        <Button disabled={!dirty || desk.saving} onClick={desk.discard}>
          <Trans>Discard changes</Trans>
        </Button>
        <Button variant="filled" disabled={!dirty} loading={desk.saving} onClick={() => void desk.save()}>
          <Trans>Save the draft</Trans>
        </Button>
      </div>
      <LeaveGuard desk={desk} />
    </Card>
  );
}
