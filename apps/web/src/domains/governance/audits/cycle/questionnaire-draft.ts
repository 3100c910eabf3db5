import type { AuditQuestion, Questionnaire } from '@chartroom/contract';

export type Sections = Questionnaire['sections'];
export type Section = Sections[number];

const freeId = (sections: Sections): string => {
  const taken = new Set(sections.flatMap(s => s.questions.map(q => q.id)));
  let n = taken.size + 1;
  while (taken.has(`q-${n}`)) n += 1;
  return `q-${n}`;
};

const blank = (sections: Sections): AuditQuestion => ({
  ...{ id: freeId(sections), text: '', kind: 'scale', weight: 1, standard: '', evidence: '' },
});

const put = (sections: Sections, at: number, section: Section): Sections =>
  sections.map((s, i) => (i === at ? section : s));

export const renameSection = (sections: Sections, at: number, title: string): Sections =>
  sections.map((s, i) => (i === at ? { ...s, title } : s));

export const addSection = (sections: Sections): Sections => [
  ...sections,
  { title: '', questions: [blank(sections)] },
];

export function addQuestion(sections: Sections, at: number): Sections {
  const section = sections[at];
  if (section === undefined) return sections;
  return put(sections, at, { ...section, questions: [...section.questions, blank(sections)] });
}

export const changeQuestion = (sections: Sections, question: AuditQuestion): Sections =>
  sections.map(s => ({ ...s, questions: s.questions.map(q => (q.id === question.id ? question : q)) }));

/** Takes a question out; with its last one the section goes. */
export const removeQuestion = (sections: Sections, id: string): Sections =>
  sections
    .map(s => ({ ...s, questions: s.questions.filter(q => q.id !== id) }))
    .filter(s => s.questions.length > 0);

/** Puts a question one place up in its section. */
export const raiseQuestion = (sections: Sections, id: string): Sections =>
  sections.map(s => {
    const at = s.questions.findIndex(q => q.id === id);
    const [above, here] = [s.questions[at - 1], s.questions[at]];
    if (above === undefined || here === undefined) return s;
    return { ...s, questions: s.questions.with(at - 1, here).with(at, above) };
  });

/** Whether every section has a title and every question its words. */
export const isWhole = (sections: Sections): boolean =>
  sections.length > 0 && sections.every(s => s.title !== '' && s.questions.every(q => q.text !== ''));
