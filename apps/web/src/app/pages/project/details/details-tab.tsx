import type { ProjectPage } from '@chartroom/contract';
import { Trans } from '@lingui/react/macro';
import { useAsOf } from '../../../../lib/as-of.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import css from '../project.module.css';
import { AddedFields } from './added-fields.tsx';
import { Attributes } from './attributes.tsx';
import { Baseline } from './baseline.tsx';
import { EditForm } from './edit-form.tsx';
import { Milestones } from './milestones.tsx';
import { Transition } from './transition.tsx';

/** What is registered of the project, and how it is changed; read only while another day is looked at. */
export function DetailsTab({ page }: { readonly page: ProjectPage }) {
  const { past } = useAsOf();
  const { project } = page;
  const editable = project.may.edit && !past;
  return (
    <>
      {past && project.may.edit ? (
        <div className={css.readOnly}>
          <Banner tone="note">
            <Trans>The past is read only. Go back to now to change something.</Trans>
          </Banner>
        </div>
      ) : null}
      <div className={css.grid}>
        <Stack>
          {editable ? <EditForm key={project.id} project={project} /> : <Attributes project={project} />}
          <AddedFields project={project} editable={editable} />
          <Milestones page={page} editable={editable} />
        </Stack>
        <Stack>
          <Transition project={project} editable={project.may.transition && !past} />
          <Baseline project={project} editable={editable} />
        </Stack>
      </div>
    </>
  );
}
