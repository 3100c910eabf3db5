import { Trans, useLingui } from '@lingui/react/macro';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Kbd } from '../../../ui/page/kbd.tsx';
import card from './cards.module.css';
import type { PartProps } from './ratings-card.tsx';
import css from './update.module.css';
import { linesOf, type ShownLine, withLine } from './values.ts';

interface NarrativeProps extends Pick<PartProps, 'update' | 'values' | 'change'> {
  /** The line that is being changed, by id. */
  readonly editing: string | null;
  readonly onEditing: (line: string | null) => void;
}

const plain = ({ drafted: _, ...line }: ShownLine, state: 'accepted' | 'discarded', text = line.text) => ({
  ...line,
  text,
  state,
});

/** Accepts, discards, or (undefined) takes back what was made of a drafted line. */
export const decided = (line: ShownLine, state: 'accepted' | 'discarded' | undefined) =>
  state === undefined ? undefined : plain(line, state);

function LineText({
  line,
  onDone,
}: {
  readonly line: ShownLine;
  readonly onDone: (text: string | null) => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState(line.text);
  return (
    <input
      className={card.lineText}
      aria-label={t`Text of the line`}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to change this line
      autoFocus
      maxLength={1000}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => onDone(text)}
      onKeyDown={event => {
        if (event.key === 'Enter') onDone(text);
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}

interface RowProps {
  readonly label: string;
  readonly line: ShownLine;
  readonly editing: boolean;
  readonly onEditing: (on: boolean) => void;
  readonly onLine: (line: ReturnType<typeof decided>) => void;
}

function Acts({ line, onEditing, onLine }: RowProps) {
  const { t } = useLingui();
  const act = (label: string, onClick: () => void, strong = false) => (
    <button
      type="button"
      className={css.quiet}
      data-strong={strong || undefined}
      aria-label={`${label}: ${line.text}`}
      onClick={onClick}
    >
      {label}
    </button>
  );
  switch (line.state) {
    case 'pending':
      return (
        <>
          {act(t`Accept`, () => onLine(decided(line, 'accepted')), true)}
          {act(t`Discard`, () => onLine(decided(line, 'discarded')))}
        </>
      );
    case 'discarded':
      return act(t`Undo`, () => onLine(undefined));
    case 'accepted':
      return (
        <>
          {act(t`Edit`, () => onEditing(true))}
          {line.drafted ? null : act(t`Remove`, () => onLine(undefined))}
        </>
      );
  }
}

function Row(props: RowProps) {
  const { t } = useLingui();
  const { label, line, editing, onEditing, onLine } = props;
  const states = { accepted: t`Accepted`, pending: t`Draft`, discarded: t`Discarded` };
  const done = (text: string | null) => {
    if (text !== null && text.trim() !== '') onLine(plain(line, 'accepted', text.trim()));
    onEditing(false);
  };
  return (
    <div className={css.row} data-step={`line:${line.id}`} tabIndex={-1}>
      <div className={card.line} data-state={line.state}>
        <span className={card.section}>{label}</span>
        <span className={card.mark} role="img" aria-label={states[line.state]}>
          {line.state === 'accepted' ? <IconCheck size={12} stroke={3} /> : null}
          {line.state === 'discarded' ? <IconX size={12} /> : null}
        </span>
        {editing ? (
          <LineText line={line} onDone={done} />
        ) : (
          <span className={card.words}>
            <span className={card.said}>{line.text}</span>
            {line.source === null ? null : <small>{line.source}</small>}
          </span>
        )}
        <span className={card.acts}>{editing ? null : <Acts {...props} />}</span>
      </div>
    </div>
  );
}

/** A line of one's own in a section: written, then Enter. */
function OwnLine({ update, change }: NarrativeProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const sections = update.template.sections;
  const [section, setSection] = useState(sections[0]?.key ?? '');
  const add = () => {
    if (text.trim() === '') return;
    const id = `own:${crypto.randomUUID()}`;
    const line = { id, section, text: text.trim(), source: null, money: false, state: 'accepted' as const };
    change(before => ({ ...before, lines: [...before.lines, line] }));
    setText('');
  };
  return (
    <div className={css.row} data-step="own:line" tabIndex={-1}>
      <div className={card.line}>
        <select
          className={`${card.section} ${card.sectionChoice}`}
          aria-label={t`Section of the new line`}
          value={section}
          onChange={event => setSection(event.currentTarget.value)}
        >
          {sections.map(s => (
            <option key={s.key} value={s.key}>
              {s.label}
            </option>
          ))}
        </select>
        <span className={card.mark}>
          <IconPlus size={12} aria-hidden="true" />
        </span>
        <input
          className={card.lineText}
          data-new-line
          aria-label={t`A line of your own`}
          placeholder={sections.find(s => s.key === section)?.help || t`Add a line of your own`}
          maxLength={1000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={event => {
            if (event.key === 'Enter') add();
          }}
        />
        <span className={`${card.acts} ${css.wideOnly}`}>
          <Kbd>N</Kbd>
        </span>
      </div>
    </div>
  );
}

/** What happened, in lines drafted from records to be accepted, changed or discarded, and in lines of one's own. */
export function NarrativeCard(props: NarrativeProps & { readonly onAcceptAll: () => void }) {
  const { t } = useLingui();
  const { update, values, change, editing, onEditing, onAcceptAll } = props;
  const lines = linesOf(update, values);
  const pending = [...lines.values()].flat().some(l => l.state === 'pending');
  return (
    <section className={css.card} aria-labelledby="update-narrative">
      <header>
        <h2 id="update-narrative">
          <Trans>Narrative</Trans>
        </h2>
        <span className="small faint">
          {update.drafted.length > 0 ? t`drafted from what is on record` : null}
        </span>
        <span className={css.end}>
          {pending ? (
            <button type="button" className={css.quiet} onClick={onAcceptAll}>
              {t`Accept all`}{' '}
              <span className={css.wideOnly}>
                <Kbd>Shift A</Kbd>
              </span>
            </button>
          ) : null}
        </span>
      </header>
      {update.template.sections.flatMap(section =>
        (lines.get(section.key) ?? []).map((line, i) => (
          <Row
            key={line.id}
            label={i === 0 ? section.label : ''}
            line={line}
            editing={editing === line.id}
            onEditing={on => onEditing(on ? line.id : null)}
            onLine={next => change(before => withLine(before, line.id, next))}
          />
        )),
      )}
      <OwnLine {...props} />
    </section>
  );
}
