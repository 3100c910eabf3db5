import { describe, expect, it } from 'vitest';
import { optionsOfText, textOfOptions } from './options-text.ts';

const text = 'ops = Operations\n  Fleet\n    - old = Old trains\nIT';

describe('values of a list as text', () => {
  it('says code, label, level and whether one is retired', () => {
    expect(optionsOfText(text)).toEqual([
      { code: 'ops', label: 'Operations', parent: null, retired: false },
      { code: 'Fleet', label: 'Fleet', parent: 'ops', retired: false },
      { code: 'old', label: 'Old trains', parent: 'Fleet', retired: true },
      { code: 'IT', label: 'IT', parent: null, retired: false },
    ]);
  });

  it('comes back as it was written', () => {
    expect(textOfOptions(optionsOfText(text))).toBe(text);
  });
});
