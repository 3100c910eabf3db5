import type { TemplateField, TemplateText } from '@chartroom/contract';

/** What a field says in another language; choices and columns in the order of the first language. */
type Field = readonly [label: string, help: string, example: string, more?: readonly string[]];
type Section = readonly [title: string, help: string, fields: Readonly<Record<string, Field>>];

export interface Translation {
  readonly title: string;
  readonly summary: string;
  readonly sections: Readonly<Record<string, Section>>;
}

function field(given: TemplateField, said: Field | undefined): TemplateField {
  if (!said) throw new Error(`Broken assumption: ${given.key} is translated`);
  const [label, help, example, more = []] = said;
  return {
    ...given,
    ...{ label, help, example },
    ...(given.choices ? { choices: given.choices.map((c, i) => more[i] ?? c) } : {}),
    ...(given.columns ? { columns: given.columns.map((c, i) => ({ ...c, label: more[i] ?? c.label })) } : {}),
  };
}

/** A template in another language: what it asks for stays, what it says is translated. */
export const translated = (text: TemplateText, to: Translation): TemplateText => ({
  title: to.title,
  summary: to.summary,
  sections: text.sections.map(s => {
    const said = to.sections[s.key];
    if (!said) throw new Error(`Broken assumption: the section ${s.key} is translated`);
    const [title, help, fields] = said;
    return { ...s, title, help, fields: s.fields.map(f => field(f, fields[f.key])) };
  }),
});
