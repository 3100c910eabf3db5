import '@fontsource-variable/inter/wght.css';
import './mantine.css';
import './tokens.css';
import './base.css';
import './controls.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { ToastHost } from '../feedback/toast-host.tsx';
import { themeKey } from './appearance.ts';
import { theme, variables } from './theme.ts';

const manager = localStorageColorSchemeManager({ key: themeKey });

export const ThemeProvider = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={variables}
    colorSchemeManager={manager}
    defaultColorScheme="auto"
  >
    {children}
    <ToastHost />
  </MantineProvider>
);
