import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, id, line, may, prose, version } from '../../base/schema.ts';
import { personId, personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';

export const reviewId = id('review');
export const recommendationId = id('recommendation');

/** Delivery confidence as the UK's NISTA (before it IPA) says it, from highly likely to unachievable. */
export const deliveryConfidences = ['green', 'amber-green', 'amber', 'amber-red', 'red'] as const;
export const criticalities = ['critical', 'essential', 'recommended'] as const;
export const reviewKinds = ['gateway', 'peer'] as const;

export const recommendation = z.object({
  id: recommendationId,
  text: z.string(),
  criticality: z.enum(criticalities),
  owner: personRef.nullable(),
  due: day.nullable(),
  state: z.enum(['open', 'done']),
  overdueDays: z.int().nullable(),
  outcome: z.string(),
  version,
  may: may('edit', 'finish'),
});
export type ReviewRecommendation = z.infer<typeof recommendation>;

export const review = z.object({
  id: reviewId,
  title: z.string(),
  kind: z.enum(reviewKinds),
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  day,
  lead: personRef.nullable(),
  confidence: z.enum(deliveryConfidences).nullable(),
  summary: z.string(),
  state: z.enum(['draft', 'final']),
  recommendations: z.array(recommendation),
  version,
  may: may('edit', 'finish'),
});
export type Review = z.infer<typeof review>;

export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  summary: 'Gateway and peer reviews of the projects one may see, newest first; at most 200',
  access: 'audit.read',
  query: z.object({ project: projectId.optional() }),
  output: z.object({ items: z.array(review), may: may('create') }),
});

const reviewBody = z.object({
  title: line(160),
  kind: z.enum(reviewKinds),
  day,
  confidence: z.enum(deliveryConfidences).nullable().default(null),
  summary: prose(4_000).default(''),
});

export const createReview = endpoint({
  method: 'POST',
  path: '/api/projects/:project/reviews',
  summary: 'Begin a gateway or peer review of a project that one has no part in',
  access: 'audit.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: reviewBody,
  output: review,
  errors: ['conflict'],
});

const oneReview = z.object({ review: reviewId });

export const getReview = endpoint({
  method: 'GET',
  path: '/api/reviews/:review',
  summary: 'A review with its delivery confidence and recommendations',
  access: 'audit.read',
  params: oneReview,
  output: review,
});

export const updateReview = endpoint({
  method: 'PATCH',
  path: '/api/reviews/:review',
  summary: 'Change a review in draft, or make it final; final needs a delivery confidence',
  access: 'audit.edit',
  versioned: true,
  params: oneReview,
  body: reviewBody
    .extend({
      confidence: z.enum(deliveryConfidences).nullable(),
      summary: prose(4_000),
      state: z.literal('final'),
    })
    .partial(),
  output: review,
  errors: ['conflict'],
});

const recommendationBody = z.object({
  text: line(1_000),
  criticality: z.enum(criticalities),
  ownerId: personId.nullable().default(null),
  due: day.nullable().default(null),
});

export const addRecommendation = endpoint({
  method: 'POST',
  path: '/api/reviews/:review/recommendations',
  summary: 'Add a recommendation: how critical, by whom, by when',
  access: 'audit.edit',
  creates: true,
  params: oneReview,
  body: recommendationBody,
  output: review,
  errors: ['conflict'],
});

export const updateRecommendation = endpoint({
  method: 'PATCH',
  path: '/api/recommendations/:recommendation',
  summary: 'Change a recommendation of a draft, or say what became of one',
  access: 'audit.answer',
  versioned: true,
  params: z.object({ recommendation: recommendationId }),
  body: recommendationBody
    .extend({
      ownerId: personId.nullable(),
      due: day.nullable(),
      state: z.enum(['open', 'done']),
      outcome: prose(1_000),
    })
    .partial(),
  output: review,
  errors: ['conflict'],
});
