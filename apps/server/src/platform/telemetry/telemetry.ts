import type { FastifyPluginCallback } from 'fastify';
import type { Config } from '../config/config.ts';
import { type Spans, useSpans } from './span.ts';

export interface Telemetry {
  /** Makes a span of each request; to be registered before any route. Null when no traces are sent. */
  readonly plugin: FastifyPluginCallback | null;
  /** Sends what is left and switches off. */
  readonly stop: () => Promise<void>;
}

const off: Telemetry = { plugin: null, stop: async () => {} };

/**
 * Sends traces by OpenTelemetry (OTLP over HTTP) when there is somewhere to send them: requests by route, statements by
 * their text without values, jobs by kind. Its packages are loaded only then.
 */
export const startTelemetry = async ({ telemetryUrl }: Config): Promise<Telemetry> => {
  if (telemetryUrl === null) return off;
  const [{ NodeSDK }, { OTLPTraceExporter }, { FastifyOtelInstrumentation }, { SpanStatusCode, trace }] =
    await Promise.all([
      import('@opentelemetry/sdk-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@fastify/otel'),
      import('@opentelemetry/api'),
    ]);
  const sdk = new NodeSDK({
    serviceName: 'chartroom',
    traceExporter: new OTLPTraceExporter({ url: `${telemetryUrl.replace(/\/+$/, '')}/v1/traces` }),
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
    // The command line of the process may hold what is nobody's business.
    autoDetectResources: false,
  });
  sdk.start();
  const requests = new FastifyOtelInstrumentation({ instrumentHooks: false });
  requests.setTracerProvider(trace.getTracerProvider());
  const tracer = trace.getTracer('chartroom');
  const spans: Spans = (name, attributes, work) =>
    tracer.startActiveSpan(name, { attributes }, async span => {
      try {
        return await work();
      } catch (error) {
        // The message may quote a value; its kind does not.
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : 'failed',
        });
        throw error;
      } finally {
        span.end();
      }
    });
  useSpans(spans);
  return {
    plugin: requests.plugin(),
    stop: async () => {
      useSpans(null);
      await sdk.shutdown();
      trace.disable();
    },
  };
};
