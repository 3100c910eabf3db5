import css from './methods.module.css';

const shapes = { added: 'M5 1v8M1 5h8', removed: 'M1 5h8', changed: 'M1 7 5 2l4 5z' } as const;

/** Added, removed or changed: a plus, a minus or a triangle, with its word and colour. */
export const ChangeMark = ({
  change,
  word,
}: {
  readonly change: keyof typeof shapes;
  readonly word: string;
}) => (
  <span className={css.change} data-change={change}>
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d={shapes[change]} />
    </svg>
    {word}
  </span>
);
