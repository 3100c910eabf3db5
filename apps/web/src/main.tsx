import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.ts';
import { createQueryClient } from './lib/api/query-client.ts';
import { activate, chosenLocale } from './lib/locale.ts';
import { meKey } from './lib/session.ts';
import { ThemeProvider } from './ui/theme/theme-provider.tsx';

const client = createQueryClient(() => client.setQueryData(meKey, null));
const root = document.getElementById('root');

await activate(chosenLocale());
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <ThemeProvider>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ThemeProvider>
      </I18nProvider>
    </StrictMode>,
  );
