import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, id, instant, line, version } from '../../base/schema.ts';
import { personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';

export const falseAlarmId = id('falseAlarm');

export const falseAlarm = z.object({
  id: falseAlarmId,
  reason: z.string(),
  expires: day,
  markedBy: personRef.nullable(),
  markedAt: instant,
  version,
});
export type FalseAlarm = z.infer<typeof falseAlarm>;

export const markFalseAlarm = endpoint({
  method: 'POST',
  path: '/api/projects/:project/false-alarms',
  summary: 'Say that a control fails a project wrongly, why, and until when this holds',
  access: 'rule.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({ code: z.string().max(20), reason: line(1_000), expires: day }),
  output: falseAlarm,
  errors: ['conflict'],
});

export const endFalseAlarm = endpoint({
  method: 'POST',
  path: '/api/false-alarms/:falseAlarm/end',
  summary: 'Let a control count again that was marked as a false alarm',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ falseAlarm: falseAlarmId }),
  body: z.object({ reason: line(500) }),
  output: falseAlarm,
  errors: ['conflict'],
});
