import css from './kbd.module.css';

/** A key as it is written on the keyboard: `Ctrl K`. */
export const Kbd = ({ children }: { readonly children: string }) => <kbd className={css.kbd}>{children}</kbd>;
