import { toast } from './toast.tsx';

/** Puts text on the clipboard and says so; without clipboard access (plain HTTP) it shows the text instead. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    toast(text);
  }
}
