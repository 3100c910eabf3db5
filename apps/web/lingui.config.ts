import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * Where the texts of the first page are: the shell and the cockpit. A test follows the imports and says what is missing
 * here. All other texts come with the first page or part that is loaded later.
 */
export const firstPage = [
  'src/*.tsx',
  'src/app/*.ts',
  'src/app/*.tsx',
  'src/app/shell',
  'src/app/pages/*.tsx',
  'src/app/pages/cockpit',
  'src/lib',
  'src/ui',
];

export default defineConfig({
  sourceLocale: 'en-GB',
  locales: ['en-GB', 'de'],
  fallbackLocales: { default: 'en-GB' },
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/start', include: firstPage },
    { path: '<rootDir>/src/locales/{locale}/messages', include: ['src'], exclude: firstPage },
  ],
  format: formatter({ lineNumbers: false }),
});
