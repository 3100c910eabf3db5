import { lazyRouteComponent } from '@tanstack/react-router';
import { withTexts } from '../lib/locale.ts';

/** A page that is loaded, with its texts, when it is first gone to. */
export const later = <M extends Readonly<Record<string, unknown>>, K extends keyof M & string>(
  load: () => Promise<M>,
  page: K,
) => lazyRouteComponent(withTexts(load), page);
