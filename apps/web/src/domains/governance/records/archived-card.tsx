import { listRecords } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../../lib/api/use-read.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';

/** How much of a project is archived, for who may read records. */
export function ArchivedCard({ project }: { readonly project: string }) {
  const { t } = useLingui();
  const { holds } = useSession();
  const answer = useRead(
    listRecords,
    { query: { project: project as never, limit: 1 } },
    { enabled: holds('record.read') },
  );
  if (answer.data === undefined) return null;
  const { total } = answer.data;
  return (
    <Card title={t`Archived`}>
      {total === 0 ? (
        <span className="muted">
          <Trans>Nothing yet: what is approved is archived when the project changes phase.</Trans>
        </span>
      ) : (
        <Link to="/records" search={{ project }}>
          {plural(total, { one: '# record', other: '# records' })}
        </Link>
      )}
    </Card>
  );
}
