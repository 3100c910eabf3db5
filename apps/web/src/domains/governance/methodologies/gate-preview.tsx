import { type MethodLevel, previewProjectMethod } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';

interface GatePreviewProps {
  readonly project: string;
  readonly version: string;
  readonly level: MethodLevel;
}

/** Which gates would be prepared for a project that follows a version of a method at a level. */
export function GatePreview({ project, version, level }: GatePreviewProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(
    previewProjectMethod,
    { params: { project: project as never }, query: { methodVersion: version as never, level } },
    { keep: true },
  );
  if (answer.error !== null) return <p className="small muted">{textOf(answer.error).message}</p>;
  const gates = answer.data?.gates ?? [];
  const named = (does: (typeof gates)[number]['does']) =>
    gates
      .filter(g => g.does === does)
      .map(g => g.name)
      .join(', ');
  const [added, prepared, left] = [named('add'), named('prepare'), named('leave')];
  return (
    <div role="status" className="small muted">
      {answer.data !== undefined && gates.length === 0 ? <p>{t`It has no gates at this level.`}</p> : null}
      {added === '' ? null : <p>{t`Gates that are added and prepared: ${added}.`}</p>}
      {prepared === '' ? null : <p>{t`Gates that are prepared: ${prepared}.`}</p>}
      {left === '' ? null : <p>{t`Gates that stay as they are: ${left}.`}</p>}
    </div>
  );
}
