import { type MissingReport, remindOfReports } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';

interface RemindProps {
  readonly items: readonly MissingReport[];
  /** `done`: they were reminded. */
  readonly onClose: (done: boolean) => void;
}

const most = 200;

/** Reminds the managers of some projects, with a note of one's own. */
export function RemindDialog({ items, onClose }: RemindProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [note, setNote] = useState('');
  const act = useAct(remindOfReports, {
    onDone: ({ reminded, withoutAddress }) => {
      const told = t`${plural(reminded, { one: '# person reminded', other: '# people reminded' })}`;
      toast(
        withoutAddress.length === 0
          ? `${told}.`
          : t`${told}; nobody to remind for ${withoutAddress.join(', ')}.`,
      );
      onClose(true);
    },
  });
  const some = items.slice(0, most);
  const names = some
    .slice(0, 5)
    .map(i => i.project.name)
    .join(', ');
  const rest = items.length - 5;
  return (
    <Dialog title={t`Remind`} opened onClose={() => onClose(false)}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={event => {
          event.preventDefault();
          act.mutate({ request: { body: { projectIds: some.map(i => i.project.id), note } } });
        }}
      >
        <p className="muted">
          {rest > 0 ? t`${names} and ${rest} more.` : `${names}.`}{' '}
          <Trans>
            Managers and their deputies get a mail with a link that opens this one report, and are told in
            Chartroom.
          </Trans>
        </p>
        <Textarea
          label={t`Note`}
          description={t`Stands in the mail; may be left empty`}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
        <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
          <Button type="submit" variant="filled" loading={act.isPending}>
            <Trans>Send</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
