import type { Rule, Violation } from '../house.ts';

const rule = 'leaks';

// A path that only one machine has, and the hosts that packages come from.
const machinePath = /(?<![\w.~])\/(?:work|root|home\/[\w.-]+|Users\/[\w.-]+)\/[\w.-]/;
const windowsPath = /\b[A-Z]:\\{1,2}Users\\/;
const registry =
  /\b(?:registry\.npmjs\.org|registry\.yarnpkg\.com|npm\.pkg\.github\.com|[\w-]*(?:verdaccio|artifactory|nexus)[\w-]*\.[\w.-]+)/;

const leakIn = (line: string, hosts: readonly string[]): string | null => {
  if (machinePath.test(line) || windowsPath.test(line)) return "a path of somebody's machine";
  if (registry.test(line) || hosts.some(host => line.includes(host))) return 'the host of a package registry';
  return null;
};

/** Nothing in the tree tells where it was written: `hosts` are further names that may not occur. */
export const leaks =
  (hosts: readonly string[]): Rule =>
  house =>
    [...house.files].flatMap(([file, text]) =>
      text.split('\n').flatMap((line, index): readonly Violation[] => {
        const leak = leakIn(line, hosts);
        if (leak === null) return [];
        return [
          {
            file,
            line: index + 1,
            rule,
            what: `This line holds ${leak}.`,
            todo: 'Take it out; use a relative path.',
          },
        ];
      }),
    );
