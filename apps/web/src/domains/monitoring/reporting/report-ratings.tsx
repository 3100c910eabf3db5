import type { Dimension, Scale, Status } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { StatusChip } from '../../../ui/status/status-chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import type { ReportValues } from './report-values.ts';
import css from './reporting.module.css';
import { LevelChoice } from './status-choice.tsx';

interface RatingsProps {
  readonly scale: Scale;
  readonly values: ReportValues;
  readonly overallComputed: Status;
  readonly computedOf: (dimension: Dimension) => Status;
  readonly dimensions: readonly Dimension[];
  readonly onOverall: (said: string) => void;
  readonly onDimension: (dimension: Dimension, said: string) => void;
}

interface LineProps {
  readonly name: string;
  readonly scale: Scale;
  readonly computed: Status;
  readonly said: string;
  readonly onChange: (said: string) => void;
}

function Line({ name, scale, computed, said, onChange }: LineProps) {
  const { t } = useLingui();
  return (
    <div className={css.rating}>
      <span style={{ fontWeight: 550 }}>{name}</span>
      <span className="small faint">
        {computed === 'unknown' ? t`not computed` : <StatusChip status={computed} look="plain" />}
      </span>
      <LevelChoice label={name} scale={scale} value={said} computed={computed} onChange={onChange} />
    </div>
  );
}

/** What the data says, and what you say; the data's opinion is dashed in magenta. */
export function Ratings(props: RatingsProps) {
  const { scale, values } = props;
  const words = useDimensionWords();
  return (
    <div>
      <Line
        name={words('overall')}
        scale={scale}
        computed={props.overallComputed}
        said={values.overall}
        onChange={props.onOverall}
      />
      {props.dimensions.map(dimension => (
        <Line
          key={dimension}
          name={words(dimension)}
          scale={scale}
          computed={props.computedOf(dimension)}
          said={values.dimensions[dimension] ?? ''}
          onChange={said => props.onDimension(dimension, said)}
        />
      ))}
    </div>
  );
}
