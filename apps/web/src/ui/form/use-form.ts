import { type SubmitEvent, useEffect, useRef, useState } from 'react';

/** A field that was refused, as problem details name it: `body.finish.baseline`. */
interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

const problemsOf = (error: unknown): readonly FieldProblem[] =>
  typeof error === 'object' && error !== null && 'fields' in error && Array.isArray(error.fields)
    ? (error.fields as readonly FieldProblem[])
    : [];

/** Messages by the path inside the body; the first one of a path stays. */
export function fieldMessages(error: unknown): Readonly<Record<string, string>> {
  const messages: Record<string, string> = {};
  for (const { path, message } of problemsOf(error)) messages[path.replace(/^body\./, '')] ??= message;
  return messages;
}

/**
 * Values of a form, its submission, and what the server refused, by field.
 * An error about no field of the form is thrown on to `general`.
 */
export function useForm<T extends object>(initial: T, submit: (values: T) => Promise<unknown>) {
  const [values, setValues] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const [submitting, setSubmitting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const messages = fieldMessages(error);

  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);

  const set = <K extends keyof T>(name: K, value: T[K]) => setValues(now => ({ ...now, [name]: value }));
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (submitting) return;
    setSubmitting(true);
    setError(null);
    submit(values)
      .catch(setError)
      .finally(() => setSubmitting(false));
  };
  const message = (name: keyof T) => messages[String(name)];
  return {
    values,
    set,
    /** Replaces all values, after a merge or when the entity has loaded. */
    setAll: setValues,
    changed: JSON.stringify(values) !== JSON.stringify(initial),
    submitting,
    /** The error when it is about no field that the form knows. */
    general:
      error !== null &&
      !Object.keys(messages).some(path => path in values || (path.split('.')[0] ?? '') in values)
        ? error
        : null,
    /** For our fields and Mantine's `Select`: value, onChange with the value, error. */
    field: <K extends keyof T>(name: K) => ({
      value: values[name],
      onChange: (value: T[K]) => set(name, value),
      error: message(name),
    }),
    /** For inputs of text. */
    text: <K extends keyof T>(name: K) => ({
      value: String(values[name] ?? ''),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        set(name, event.currentTarget.value as T[K]),
      error: message(name),
    }),
    /** Spread on the form element. */
    form: { ref: form, onSubmit, noValidate: true },
  };
}
