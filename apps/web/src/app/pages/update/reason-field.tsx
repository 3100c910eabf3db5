import type { Reason, ReasonKey } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconFileText, IconLink } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Kbd } from '../../../ui/page/kbd.tsx';
import rated from './ratings.module.css';
import css from './update.module.css';

type Evidence = NonNullable<Reason['evidence']>;

interface EvidenceDialogProps {
  readonly value: Evidence | null;
  readonly onChange: (evidence: Evidence | null) => void;
  readonly onClose: () => void;
}

const isAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

function EvidenceDialog({ value, onChange, onClose }: EvidenceDialogProps) {
  const { t } = useLingui();
  const [label, setLabel] = useState(value?.label ?? '');
  const [url, setUrl] = useState(value?.url ?? '');
  const [tried, setTried] = useState(false);
  const good = label.trim() !== '' && isAddress(url.trim());
  return (
    <Dialog title={t`Link evidence`} opened onClose={onClose}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={event => {
          event.preventDefault();
          setTried(true);
          if (!good) return;
          onChange({ label: label.trim(), url: url.trim() });
          onClose();
        }}
      >
        <TextInput
          label={t`What it is`}
          placeholder={t`Supplier letter, 1 Oct`}
          data-autofocus
          value={label}
          error={tried && label.trim() === '' ? t`Write what it is.` : undefined}
          onChange={event => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label={t`Address`}
          placeholder="https://"
          value={url}
          error={tried && !isAddress(url.trim()) ? t`Write an address that begins with https://.` : undefined}
          onChange={event => setUrl(event.currentTarget.value)}
        />
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          {value === null ? null : (
            <Button
              onClick={() => {
                onChange(null);
                onClose();
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          )}
          <Button type="submit" variant="filled">
            <Trans>Link</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ReasonFieldProps {
  readonly about: ReasonKey;
  /** "Why at risk, not off track?" */
  readonly question: string;
  readonly remark?: string | undefined;
  readonly value: Reason | undefined;
  readonly onChange: (change: Partial<Reason>) => void;
  /** Takes what the data say instead. */
  readonly useData?: { readonly label: string; readonly onUse: () => void } | undefined;
  readonly children?: ReactNode;
}

/** Asks why something differs from the data; magenta, since it is a disagreement. */
export function ReasonField({ about, question, remark, value, onChange, useData }: ReasonFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const [linking, setLinking] = useState(false);
  const evidence = value?.evidence ?? null;
  return (
    <div className={rated.reason}>
      <div>
        <div className={rated.why}>
          <label htmlFor={id}>{question}</label>
          {remark === undefined ? null : <span className={css.wideOnly}>{remark}</span>}
        </div>
        <textarea
          id={id}
          rows={1}
          maxLength={1000}
          className={rated.text}
          data-reason={about}
          value={value?.text ?? ''}
          placeholder={t`What the data cannot know yet`}
          onChange={event => onChange({ text: event.currentTarget.value })}
        />
        <div className={rated.evidence}>
          <button
            type="button"
            className={rated.tag}
            data-add={evidence === null ? '' : undefined}
            onClick={() => setLinking(true)}
          >
            {evidence === null ? (
              <IconLink size={12} aria-hidden="true" />
            ) : (
              <IconFileText size={12} aria-hidden="true" />
            )}
            <span className="ellipsis">{evidence?.label ?? t`Link evidence`}</span>
          </button>
          {useData === undefined ? null : (
            <button type="button" className={`${css.quiet} ${css.push}`} onClick={useData.onUse}>
              {useData.label}{' '}
              <span className={css.wideOnly}>
                <Kbd>S</Kbd>
              </span>
            </button>
          )}
        </div>
        {linking ? (
          <EvidenceDialog
            value={evidence}
            onChange={e => onChange({ evidence: e })}
            onClose={() => setLinking(false)}
          />
        ) : null}
      </div>
    </div>
  );
}
