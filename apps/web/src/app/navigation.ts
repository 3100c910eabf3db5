import type { Permission } from '@chartroom/contract';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconAdjustments,
  IconAlertTriangle,
  IconAntennaBars4,
  IconArchive,
  IconArrowsSplit,
  IconBriefcase,
  IconChecklist,
  IconClipboardCheck,
  IconCompass,
  IconDiamond,
  IconFiles,
  IconFlag,
  IconForms,
  IconGauge,
  IconGavel,
  IconHistory,
  IconInbox,
  IconLink,
  IconListCheck,
  IconListDetails,
  IconMail,
  IconMathFunction,
  IconPencilExclamation,
  IconPlant2,
  IconProgress,
  IconReportOff,
  IconRoute,
  IconSettings,
  IconShieldCheck,
  IconShieldHalf,
  IconSitemap,
  IconStairs,
  IconTemplate,
  IconTimeline,
  IconUpload,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** A page in the left navigation, the palette and the keys. */
export interface NavigationEntry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: MessageDescriptor;
  readonly icon: ComponentType<{ readonly size?: number | string }>;
  /** `G`, then this letter, goes there. */
  readonly key?: string;
  /** Shown only to who holds it. */
  readonly permission?: Permission;
  /** How many things wait there is shown beside it. */
  readonly counted?: true;
}

export interface NavigationGroup {
  readonly label?: MessageDescriptor;
  readonly entries: readonly NavigationEntry[];
}

/** The pages that exist, by the table of domains; a new page is one line here and one route in routes.ts. */
export const navigation: readonly NavigationGroup[] = [
  {
    entries: [
      { to: '/', label: msg`Cockpit`, icon: IconCompass, key: 'c', permission: 'project.read' },
      { to: '/my-work', label: msg`My work`, icon: IconInbox, key: 'b', counted: true },
      { to: '/projects', label: msg`Projects`, icon: IconListDetails, key: 'p', permission: 'project.read' },
      { to: '/roadmap', label: msg`Roadmap`, icon: IconTimeline, key: 't', permission: 'project.read' },
    ],
  },
  {
    label: msg`Governance`,
    entries: [
      { to: '/methods', label: msg`Methods`, icon: IconRoute, key: 'f', permission: 'rule.read' },
      {
        to: '/method-rules',
        label: msg`Tailoring rules`,
        icon: IconArrowsSplit,
        permission: 'rule.read',
      },
      { to: '/adoption', label: msg`Adoption`, icon: IconPlant2, permission: 'rule.read' },
      { to: '/gates', label: msg`Gates`, icon: IconDiamond, key: 'v', permission: 'project.read' },
      {
        to: '/controls',
        label: msg`Control matrix`,
        icon: IconShieldCheck,
        key: 'k',
        permission: 'rule.read',
      },
      {
        to: '/control-catalogue',
        label: msg`Control catalogue`,
        icon: IconListCheck,
        permission: 'rule.read',
      },
      { to: '/audits', label: msg`Audits`, icon: IconClipboardCheck, permission: 'audit.read' },
      { to: '/findings', label: msg`Findings`, icon: IconFlag, key: 'v', permission: 'audit.read' },
      { to: '/compliance', label: msg`Compliance`, icon: IconGauge, permission: 'audit.read' },
      { to: '/maturity', label: msg`Maturity`, icon: IconStairs, permission: 'audit.read' },
      { to: '/waivers', label: msg`Waivers`, icon: IconShieldHalf, key: 'w', permission: 'project.read' },
      { to: '/templates', label: msg`Templates`, icon: IconFiles, permission: 'rule.read' },
      {
        to: '/project-templates',
        label: msg`Project templates`,
        icon: IconFiles,
        permission: 'rule.read',
      },
      { to: '/records', label: msg`Records`, icon: IconArchive, permission: 'record.read' },
      { to: '/pmo-type', label: msg`Type of PMO`, icon: IconAntennaBars4, key: 'x', permission: 'rule.read' },
      {
        to: '/schedule-quality',
        label: msg`Schedule quality`,
        icon: IconChecklist,
        key: 'q',
        permission: 'project.read',
      },
    ],
  },
  {
    label: msg`Monitoring`,
    entries: [
      {
        to: '/dependencies',
        label: msg`Dependencies`,
        icon: IconLink,
        key: 'd',
        permission: 'project.read',
      },
      {
        to: '/changed-after',
        label: msg`Changed after reporting`,
        icon: IconPencilExclamation,
        key: 'h',
        permission: 'project.read',
      },
      {
        to: '/missing-reports',
        label: msg`Who has not reported`,
        icon: IconReportOff,
        key: 'n',
        permission: 'report.remind',
      },
      { to: '/status-rules', label: msg`Status rules`, icon: IconGavel, key: 'r', permission: 'rule.read' },
      {
        to: '/warnings',
        label: msg`Data warnings`,
        icon: IconAlertTriangle,
        key: 'z',
        permission: 'project.read',
      },
      {
        to: '/report-templates',
        label: msg`Report templates`,
        icon: IconTemplate,
        permission: 'rule.read',
      },
      { to: '/metric-catalogue', label: msg`Metric catalogue`, icon: IconMathFunction, key: 'm' },
    ],
  },
  {
    label: msg`Register`,
    entries: [
      {
        to: '/portfolios',
        label: msg`Portfolios`,
        icon: IconBriefcase,
        key: 'o',
        permission: 'portfolio.read',
      },
      { to: '/units', label: msg`Units`, icon: IconSitemap, key: 'u', permission: 'organisation.read' },
      { to: '/people', label: msg`People`, icon: IconUsers, key: 'e', permission: 'person.read' },
    ],
  },
  {
    label: msg`Administration`,
    entries: [
      { to: '/imports', label: msg`Imports`, icon: IconUpload, key: 'i', permission: 'import.run' },
      { to: '/mail', label: msg`Mail`, icon: IconMail, permission: 'mail.manage' },
      { to: '/fields', label: msg`Fields`, icon: IconForms, permission: 'organisation.read' },
      { to: '/jobs', label: msg`Jobs`, icon: IconProgress, key: 'j', permission: 'job.read' },
      { to: '/log', label: msg`Log`, icon: IconHistory, key: 'l', permission: 'event.read' },
      {
        to: '/settings',
        label: msg`Settings`,
        icon: IconSettings,
        key: 's',
        permission: 'organisation.read',
      },
      { to: '/account', label: msg`Your account`, icon: IconUser, key: 'y' },
      { to: '/settings/appearance', label: msg`Appearance`, icon: IconAdjustments, key: 'a' },
    ],
  },
];
