import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, instant } from '../base/schema.ts';
import { projectId } from '../register/project.ts';

export const notificationId = id('notification');
export const notificationKinds = [
  'report-due',
  'report-published',
  'review-asked',
  'report-returned',
  'gate-opened',
  'document-asked',
  'document-approved',
  'document-sent-back',
  'action-overdue',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Something that somebody is told inside the product. */
export const notification = z.object({
  id: notificationId,
  kind: z.enum(notificationKinds),
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  by: z.string().nullable().describe('Who did it'),
  day: day.nullable().describe('The day a report is of, or is due; of an action, when it was due'),
  note: z.string().nullable(),
  at: instant,
  readAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/notifications',
  summary: 'What one is told, newest first, at most 100, with the number of unread ones',
  access: 'signed-in',
  output: z.object({ items: z.array(notification), unread: z.int() }),
});

export const readNotifications = endpoint({
  method: 'POST',
  path: '/api/notifications/read',
  summary: 'Mark what one is told as read: one of it, or all up to now',
  access: 'signed-in',
  body: z.object({ notificationId: notificationId.nullable().default(null) }),
  output: z.object({ unread: z.int() }),
});

/** Where one is told of a kind of thing. */
export const notificationPreference = z.object({
  kind: z.enum(notificationKinds),
  inApp: z.boolean(),
  mail: z.boolean(),
});
export type NotificationPreference = z.infer<typeof notificationPreference>;

export const getNotificationPreferences = endpoint({
  method: 'GET',
  path: '/api/me/notification-preferences',
  summary: 'Where one is told of what: in the product, by mail',
  access: 'signed-in',
  output: z.object({ items: z.array(notificationPreference) }),
});

export const setNotificationPreference = endpoint({
  method: 'PUT',
  path: '/api/me/notification-preferences',
  summary: 'Change where one is told of a kind of thing',
  access: 'signed-in',
  body: notificationPreference,
  output: z.object({ items: z.array(notificationPreference) }),
});
