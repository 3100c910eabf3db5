/** What a span says about itself; never values that people wrote. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Measures a piece of work as a span; what it throws is noted and thrown on. */
export type Spans = <T>(name: string, attributes: SpanAttributes, work: () => Promise<T>) => Promise<T>;

// One for the whole process, as OpenTelemetry itself is.
let spans: Spans | null = null;

/** Switches spans on, or off with null. */
export const useSpans = (made: Spans | null): void => {
  spans = made;
};

/** Does the work, as a span when traces are sent somewhere. */
export const inSpan: Spans = (name, attributes, work) =>
  spans === null ? work() : spans(name, attributes, work);
