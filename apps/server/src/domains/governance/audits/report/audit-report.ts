import type { Api, Finding, Input } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import {
  type Answer,
  contentHash,
  type Download,
  readOrganisation,
  renderPdf,
  type Tx,
  type WordBlock,
  writeWord,
} from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { allFindings } from '../findings/finding-view.ts';
import { getAssessment } from '../programme/assessment.ts';
import { auditView } from '../programme/audit-view.ts';
import { answerBlocks, findingBlocks, headBlocks, sampleBlocks } from './blocks.ts';
import { auditTemplate } from './template.ts';

/** What the report of an audit is made of. */
export interface AuditReport {
  readonly audit: Answer<Api['getAudit']>;
  readonly assessments: readonly Answer<Api['getAuditAssessment']>[];
  readonly findings: readonly Finding[];
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

async function reportOf(tx: Tx, id: string): Promise<AuditReport> {
  const audit = await auditView(tx, id);
  const assessments: Answer<Api['getAuditAssessment']>[] = [];
  for (const { project, rank } of audit.sampled)
    if (rank !== null)
      assessments.push(
        await getAssessment(tx, { params: { audit: audit.id, project: project.id } } as Input<
          Api['getAuditAssessment']
        >),
      );
  const findings = (await allFindings(tx)).filter(f => f.audit?.id === audit.id);
  return { audit, assessments, findings };
}

/** The report of an audit as the actor may see it; the same content gives the same bytes. */
export async function printAudit(tx: Tx, { params, query }: Input<Api['printAudit']>): Promise<Download> {
  const report = await reportOf(tx, params.audit);
  const day = await todayIn(tx);
  const { name: organisation } = await readOrganisation(tx);
  const blocks: readonly WordBlock[] = [
    ...headBlocks(report.audit),
    ...sampleBlocks(report.audit),
    ...answerBlocks(report.assessments),
    ...findingBlocks(report.findings),
  ];
  const title = `${report.audit.title}, audit report`;
  const notes = [
    `As of ${sayDay(asDay(day))}`,
    `audit version ${report.audit.version}`,
    'as its reader may see it',
  ];
  const hash = contentHash({ title, day, organisation, blocks });
  const { format } = query;
  const bytes =
    format === 'pdf'
      ? await renderPdf({
          template: auditTemplate,
          data: { about: { title, organisation, day, notes, hash }, blocks },
        })
      : await writeWord({
          title,
          organisation,
          day,
          foot: [notes.join(' · '), `Content SHA-256 ${hash}`],
          blocks,
        });
  return {
    name: `audit-${report.audit.number}-${day}-${hash.slice(0, 12)}.${format}`,
    mediaType: mediaTypes[format],
    bytes: new Uint8Array(bytes),
  };
}
