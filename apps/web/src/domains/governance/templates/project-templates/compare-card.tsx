import { compareProjectTemplate, type ProjectTemplatePage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import { DifferencesList } from './differences-list.tsx';

interface Span {
  readonly template: string;
  readonly from: number;
  readonly to: number;
}

/** What differs between two versions of a project template. */
export function Differences({ template, from, to }: Span) {
  const textOf = useErrorText();
  const read = { params: { projectTemplate: template }, query: { from, to } };
  const answer = useRead(compareProjectTemplate, read);
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={4} />;
  return <DifferencesList items={answer.data.items} />;
}

interface CompareProps {
  readonly page: ProjectTemplatePage;
  readonly from: number | undefined;
  readonly onFrom: (from: number) => void;
}

/** The version that is shown beside another one. */
export function CompareCard({ page, from, onFrom }: CompareProps) {
  const { t } = useLingui();
  const others = page.versions.map(v => v.number).filter(n => n !== page.number);
  if (others.length === 0) return null;
  const before = others.filter(n => n < page.number).at(-1);
  const chosen = others.find(n => n === from) ?? before ?? others[0] ?? 1;
  return (
    <Card
      title={t`What changed in version ${page.number}`}
      more={
        <NativeSelect
          aria-label={t`Compare with`}
          size="xs"
          data={others.map(n => ({ value: String(n), label: t`since version ${n}` }))}
          value={String(chosen)}
          onChange={event => onFrom(Number(event.currentTarget.value))}
        />
      }
    >
      <Differences template={page.key} from={chosen} to={page.number} />
    </Card>
  );
}
