import { type Project, type ProjectState, transitionProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import css from '../project.module.css';
import { useStateWords } from '../state-words.ts';

interface TransitionDialogProps {
  readonly project: Project;
  readonly to: ProjectState;
  readonly onClose: () => void;
}

function TransitionDialog({ project, to, onClose }: TransitionDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const states = useStateWords();
  const [reason, setReason] = useState('');
  const act = useAct(transitionProject, { onDone: onClose });
  return (
    <Dialog title={t`${project.key}: ${states(project.state)} → ${states(to)}`} opened onClose={onClose}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          act.mutate({
            request: { params: { project: project.id }, body: { to, reason } },
            version: project.version,
          });
        }}
      >
        {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
        <Textarea
          label={t`Reason`}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={act.isPending}>
            {states(to)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The life-cycle state, and where it may go from here. */
export function Transition({ project, editable }: { readonly project: Project; readonly editable: boolean }) {
  const { t } = useLingui();
  const states = useStateWords();
  const [to, setTo] = useState<ProjectState | null>(null);
  return (
    <Card title={t`State`} more={states(project.state)}>
      {!editable || project.transitions.length === 0 ? (
        <p className="muted">{t`It stays where it is.`}</p>
      ) : (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {project.transitions.map(state => (
            <Button key={state} size="xs" onClick={() => setTo(state)}>
              {states(state)}…
            </Button>
          ))}
        </div>
      )}
      {to === null ? null : <TransitionDialog project={project} to={to} onClose={() => setTo(null)} />}
    </Card>
  );
}
