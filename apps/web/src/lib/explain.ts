import { useNavigate, useSearch } from '@tanstack/react-router';

/** What is being asked why; without project and portfolio it is about everything the reader sees. */
export interface Question {
  readonly metric: string;
  readonly project?: string | undefined;
  readonly portfolio?: string | undefined;
}

/** A question as it stands in the URL: `finish-slip`, `finish-slip:PRJ-104`, `finish-slip::portfolio-id`. */
export const questionText = (q: Question): string =>
  [q.metric, q.project ?? '', q.portfolio ?? ''].join(':').replace(/:+$/, '');

export function parseQuestion(text: unknown): Question | null {
  if (typeof text !== 'string' || text === '') return null;
  const [metric = '', project, portfolio] = text.split(':');
  return {
    metric,
    ...(project === undefined || project === '' ? {} : { project }),
    ...(portfolio === undefined || portfolio === '' ? {} : { portfolio }),
  };
}

/** Opens and closes "Why this number?"; spread `ask(question)` on a `Figure`. */
export function useExplain() {
  const { why, pin } = useSearch({ strict: false }) as { readonly why?: unknown; readonly pin?: unknown };
  const navigate = useNavigate();
  const go = (change: { readonly why?: string | undefined; readonly pin?: true | undefined }) =>
    navigate({
      to: '.',
      search: (before: Readonly<Record<string, unknown>>) => ({ ...before, ...change }),
      resetScroll: false,
      replace: true,
    });
  return {
    question: parseQuestion(why),
    ask: (question: Question) => {
      const text = questionText(question);
      return { open: why === text, onAsk: () => void go({ why: text }) };
    },
    close: () => void go({ why: undefined, pin: undefined }),
    /** Kept open while the reader goes to other pages. */
    pinned: pin === true,
    keep: (pinned: boolean) => void go({ pin: pinned ? true : undefined }),
  };
}
