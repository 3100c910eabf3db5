import { addOns } from './add-ons.ts';
import { bases } from './bases.ts';
import type { ShippedProjectTemplate } from './outline.ts';

/** The project templates that come with the product, in our own words. */
export const shippedProjectTemplates: readonly ShippedProjectTemplate[] = [...bases, ...addOns];
