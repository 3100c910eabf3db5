import type { Report, WeeklyUpdate } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { ReportBody } from '../../../domains/monitoring/reporting/report-body.tsx';
import type { UpdateValues } from '../../../lib/update-gaps.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { bodyOf } from './values.ts';

/** The report as readers will see it, before it is published. */
export function Preview({
  update,
  values,
  onClose,
}: {
  readonly update: WeeklyUpdate;
  readonly values: UpdateValues;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const body = bodyOf(update, values);
  const rated = (said: string): Report['overall'] => {
    const level = update.scale.levels.find(l => l.label === said);
    return { said, level: level?.key ?? null, status: level?.status ?? 'unknown' };
  };
  const { forecast } = update;
  return (
    <Dialog title={t`What readers see`} opened onClose={onClose} size={680}>
      <ReportBody
        template={update.template}
        report={{
          overall: rated(body.overall),
          dimensions: Object.fromEntries(
            Object.entries(body.dimensions).map(([d, said]) => [d, rated(said)]),
          ),
          narrative: '',
          lines: body.lines.filter(l => l.state === 'accepted'),
          reasons: body.reasons,
          decisions: [...body.decisions],
          finishForecast: values.finish,
          costForecast:
            forecast.cost === null || values.costMinor === null
              ? null
              : { minor: values.costMinor, currency: forecast.cost.currency },
        }}
      />
    </Dialog>
  );
}
