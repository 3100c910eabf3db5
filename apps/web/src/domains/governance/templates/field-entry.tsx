import type { DocumentSection, TemplateField } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { FieldInput } from './field-input.tsx';
import css from './templates.module.css';
import type { DocumentDesk } from './use-document.ts';

/** How to answer well, and a good answer. */
export function Help({ field }: { readonly field: TemplateField }) {
  return (
    <>
      {field.help === '' ? null : <p className="small muted">{field.help}</p>}
      {field.example === '' ? null : (
        <div className={css.example}>
          <span className="faint">
            <Trans>For example:</Trans>
          </span>{' '}
          {field.example}
        </div>
      )}
    </>
  );
}

interface EntryProps {
  readonly desk: DocumentDesk;
  readonly section: DocumentSection;
  readonly field: TemplateField;
  readonly helpInline: boolean;
  readonly onFocus: () => void;
}

/** A field with where its value came from, what it lacks, and what somebody else wrote meanwhile. */
export function FieldEntry({ desk, section, field, helpInline, onFocus }: EntryProps) {
  const { t } = useLingui();
  const format = useFormat();
  const path = `${section.key}.${field.key}`;
  const { document, refused, clashes } = desk;
  const lack = document.state === 'draft' ? document.lacks.find(l => l.path === path) : undefined;
  const day = document.prefilled[path];
  const isWithheld = document.withheld.includes(path);
  const theirs = document.values[path];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears which of its parts is written in
    <div className={css.entry} onFocus={onFocus} id={`field-${path}`}>
      {field.type === 'table' || field.type === 'checklist' ? <strong>{field.label}</strong> : null}
      <FieldInput
        field={field}
        value={desk.valueAt(path)}
        currency={document.currency}
        disabled={!document.may.edit || isWithheld}
        error={refused[path] ?? refusedInside(refused, path)}
        onChange={value => desk.set(path, value)}
      />
      {isWithheld ? <span className={css.note}>{t`You may not see money.`}</span> : null}
      {day === undefined ? null : (
        <span className={css.note}>{t`Filled from data of ${format.day(day)}`}</span>
      )}
      {lack === undefined ? null : (
        <span className={css.note} data-lack>
          {lack.message}
        </span>
      )}
      {clashes.includes(path) ? (
        <Banner
          tone="amber"
          action={
            <>
              <Button size="xs" onClick={() => desk.resolve(path, 'theirs')}>
                <Trans>Take theirs</Trans>
              </Button>
              <Button size="xs" onClick={() => desk.resolve(path, 'mine')}>
                <Trans>Keep mine</Trans>
              </Button>
            </>
          }
        >
          {typeof theirs === 'string'
            ? t`Somebody else wrote here meanwhile: “${theirs}”`
            : t`Somebody else changed this meanwhile.`}
        </Banner>
      ) : null}
      <div className={helpInline ? undefined : css.inline}>
        <Help field={field} />
      </div>
    </div>
  );
}

const refusedInside = (refused: Readonly<Record<string, string>>, path: string): string | undefined =>
  Object.entries(refused).find(([p]) => p.startsWith(`${path}.`))?.[1];
