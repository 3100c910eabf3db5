import type { GivenAuditAnswer } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import css from './cycle.module.css';

interface AnswerNoteProps {
  readonly label: string;
  readonly answer: GivenAuditAnswer;
  readonly editable: boolean;
  readonly onChange: (answer: GivenAuditAnswer) => void;
}

/** What was seen, with a link to it; two fields while it is written. */
export function AnswerNote({ label, answer, editable, onChange }: AnswerNoteProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState(answer.note);
  const [url, setUrl] = useState(answer.links[0]?.url ?? '');
  const keep = () => {
    const links =
      url.trim() === '' ? [] : [{ label: answer.links[0]?.label ?? t`Evidence`, url: url.trim() }];
    onChange({ ...answer, note, links });
    setOpen(false);
  };
  if (!open)
    return (
      <div className={css.chips}>
        {answer.note === '' ? null : <span className="small muted">{answer.note}</span>}
        {answer.links.map(link => (
          <a key={link.url} className="small" href={link.url} rel="noreferrer">
            {link.label}
          </a>
        ))}
        {editable ? (
          <button
            type="button"
            className={css.link}
            aria-label={t`Note and evidence: ${label}`}
            onClick={() => setOpen(true)}
          >
            <span className="small">{t`Note and evidence`}</span>
          </button>
        ) : null}
      </div>
    );
  return (
    <div className={css.form}>
      <div className={css.noteFields}>
        <TextInput label={t`Note`} value={note} onChange={event => setNote(event.currentTarget.value)} />
        <TextInput
          label={t`Address of the evidence`}
          placeholder="https://"
          value={url}
          onChange={event => setUrl(event.currentTarget.value)}
        />
      </div>
      <div className={css.end}>
        <Button size="xs" onClick={keep}>{t`Keep the note`}</Button>
      </div>
    </div>
  );
}
