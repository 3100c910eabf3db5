import type { Rule, Violation } from '../house.ts';

const rule = 'file-names';
const saysNothing = /^(?:common|types|(?:.*-)?(?:utils?|helpers?|managers?|services?))$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Files and folders are kebab-case and named after the noun or verb they hold. */
export const fileNames: Rule = house =>
  [...house.files.keys()]
    .filter(file => /\.(?:tsx?|mjs|css)$/.test(file))
    .flatMap((file): readonly Violation[] => {
      const parts = file.split('/').map(part => part.replace(/^\.+/, '').split('.')[0] ?? '');
      const empty = parts.find(part => saysNothing.test(part));
      if (empty !== undefined) {
        const todo = 'Name it after the one thing it holds; if it holds several, divide it.';
        return [{ file, line: 1, rule, what: `The name "${empty}" says nothing.`, todo }];
      }
      const crooked = file.startsWith('apps/web/src/locales/')
        ? undefined
        : parts.find(part => !kebab.test(part));
      if (crooked === undefined) return [];
      return [
        {
          file,
          line: 1,
          rule,
          what: `"${crooked}" is not kebab-case.`,
          todo: 'Write it in small letters with hyphens.',
        },
      ];
    });
