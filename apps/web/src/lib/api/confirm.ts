type Ask = () => Promise<boolean>;

let ask: Ask | null = null;
let open: Promise<boolean> | null = null;

/** Says how the reader is asked for the password again; answers how to stop. The shell does this once. */
export function confirmBy(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = null;
  };
}

/** Asks for the password once, however many calls wait for it; false when the reader would rather not. */
export function askToConfirm(): Promise<boolean> {
  if (ask === null) return Promise.resolve(false);
  open ??= ask().finally(() => {
    open = null;
  });
  return open;
}
