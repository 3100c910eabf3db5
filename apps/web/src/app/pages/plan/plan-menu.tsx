import { exportPlan, type planFormats } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconDots } from '@tabler/icons-react';
import { download, save } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import type { PlanFacts } from '../../../lib/plan-worker/messages.ts';
import { showToast } from '../../../ui/feedback/show-toast.ts';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import { ganttPng, ganttSvg, pagesOf } from '../../../ui/timeline/gantt-picture.ts';
import type { GanttScene } from '../../../ui/timeline/gantt-scene.ts';
import { readPalette } from '../../../ui/timeline/palette.ts';
import { printPages } from '../../../ui/timeline/print-pages.ts';
import css from '../../../ui/timeline/tools.module.css';
import { useGanttWords } from './gantt-words.ts';
import type { PlanDays } from './plan-days.ts';

interface MenuProps {
  readonly facts: PlanFacts;
  readonly scene: GanttScene;
  readonly days: PlanDays;
  readonly onImport: () => void;
  readonly onBaseline: () => void;
}

type Format = (typeof planFormats)[number];
const rowsAPage = 34;
const pictureWidth = 1500;

/** What is shown now as a picture, all of its rows and time. */
function usePicture({ facts, scene, days }: MenuProps) {
  const words = useGanttWords(days);
  return () => ({
    scene,
    words,
    palette: readPalette(document.documentElement),
    title: `${facts.project.key} ${facts.project.name}`,
    fromSec: facts.start - 7 * 86_400,
    toSec: facts.finish + 21 * 86_400,
    firstRow: 0,
    rows: scene.order.record.length,
    width: pictureWidth,
  });
}

/** Takes the plan along: as a file for other tools, as a picture, on paper; or brings one in. */
export function PlanMenu(props: MenuProps) {
  const { facts, onImport, onBaseline } = props;
  const { t } = useLingui();
  const textOf = useErrorText();
  const picture = usePicture(props);
  const name = facts.project.key;
  const formats: readonly (readonly [Format, string])[] = [
    ['mspdi', t`Microsoft Project XML`],
    ['xlsx', t`Excel`],
    ['csv', t`CSV`],
    ['ics', t`Milestones as iCalendar`],
  ];
  const file = (format: Format) =>
    download(
      exportPlan,
      { params: { project: facts.project.id }, query: { format } },
      `${name}.${format}`,
    ).catch((error: unknown) => void showToast({ message: textOf(error).message, color: 'red' }));
  const png = async () => {
    const blob = await ganttPng(picture());
    if (blob !== null) save(blob, `${name}.png`);
  };
  const svg = () => save(new Blob([ganttSvg(picture())], { type: 'image/svg+xml' }), `${name}.svg`);
  return (
    <Dropdown
      label={t`Import, export and print`}
      width={240}
      button={button => (
        <button type="button" className={css.tool} aria-label={t`Import, export and print`} {...button}>
          <IconDots size={15} />
        </button>
      )}
    >
      {close => {
        const item = (label: string, act: () => unknown) => (
          <button
            type="button"
            key={label}
            onClick={() => {
              close();
              act();
            }}
          >
            {label}
          </button>
        );
        return (
          <div className={css.menu}>
            {facts.may.edit ? item(t`Import a plan`, onImport) : null}
            {facts.may.edit
              ? item(facts.may.setBaseline ? t`Take a baseline` : t`Ask for a new baseline`, onBaseline)
              : null}
            {facts.may.edit ? <hr /> : null}
            <h3>
              <Trans>Export</Trans>
            </h3>
            {formats.map(([format, label]) => item(label, () => void file(format)))}
            {item(t`Picture, PNG`, () => void png())}
            {item(t`Picture, SVG`, svg)}
            <hr />
            {item(t`Print or save as PDF`, () => printPages(pagesOf(picture(), rowsAPage).map(ganttSvg)))}
          </div>
        );
      }}
    </Dropdown>
  );
}
