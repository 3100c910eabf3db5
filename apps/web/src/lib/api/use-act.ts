import type { Endpoint, Output, Request } from '@chartroom/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from './call.ts';
import { intentKey } from './intent-key.ts';

interface Act<E> {
  readonly request: Request<E>;
  /** The version that was read, where the endpoint asks for one. */
  readonly version?: number | undefined;
}

interface ActOptions<E> {
  readonly onDone?: (output: Output<E>) => void;
}

/**
 * Changes something; afterwards everything on screen is read again.
 * A creating call keeps its idempotency key until it succeeds, so that pressing the button again after a lost answer
 * does not create twice; another request is another intent.
 */
export function useAct<E extends Endpoint>(endpoint: E, options: ActOptions<E> = {}) {
  const client = useQueryClient();
  const intent = useRef<{ readonly request: string; readonly key: string } | null>(null);
  return useMutation<Output<E>, Error, Act<E>>({
    mutationFn: ({ request, version }) => {
      if (endpoint.creates !== true) return call(endpoint, request, { version });
      const said = JSON.stringify(request);
      if (intent.current?.request !== said) intent.current = { request: said, key: intentKey() };
      return call(endpoint, request, { version, idempotencyKey: intent.current.key });
    },
    onSuccess: output => {
      intent.current = null;
      void client.invalidateQueries();
      options.onDone?.(output);
    },
  });
}
