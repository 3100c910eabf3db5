import { serve } from './serve.ts';

// The page hands over a port: everything else goes through it.
addEventListener('message', ({ ports: [port] }) => {
  if (port !== undefined) serve(port);
});
