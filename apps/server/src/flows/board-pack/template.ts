import { onePageParts } from '../one-page/template.ts';

/** A page about one project: `project-sheet(p)`. */
const projectParts = `
#let maybe-chip(r) = if r == none { quiet[–] } else { status-chip(r.status, r.said) }

#let project-sheet(p) = {
  heading(level: 1, [#p.name #text(size: 10pt, weight: 500, fill: ink-3, p.key)])
  block(below: 7pt, quiet(p.facts))
  block(below: 9pt)[Reported #status-chip(p.reported.status, p.reported.said) #h(6pt) Computed
    #status-chip(p.computed.status, p.computed.said)
    #if p.disagree != none [#h(6pt) #text(fill: note, weight: 500, p.disagree)]]
  figure-strip(p.figures)
  card(title: "Health", text(size: 7.5pt, plain-table(
    columns: (1fr, 1.2fr, 1.2fr, 3fr), header: ("Dimension", "Reported", "Computed", "Because"),
    ..p.dimensions.map(d => (d.name, maybe-chip(d.reported), maybe-chip(d.computed), d.because)).flatten())))
  if p.milestones.len() > 0 { card(title: "Key dates", text(size: 7.5pt, plain-table(
    columns: (3fr, 1fr, 1.3fr, 0.8fr), right: (1, 2, 3), header: ("Milestone", "Baseline", "Forecast", "Slip, days"),
    ..p.milestones.flatten()))) }
  if p.narrative != "" { card(title: "Latest narrative", aside: p.narrativeBy, p.narrative) }
}
`;

/** The whole pack: contents, the one page, what changed, a page for each project. */
export const packTemplate = `#import "/house.typ": *
#let data = json("/data.json")
${onePageParts}
${projectParts}
#show: sheet.with(data.about)
#v(50mm)
#text(size: 28pt, weight: 600, data.about.title)
#v(2mm)
#text(size: 12pt, fill: ink-2)[#data.about.organisation #linebreak() #data.about.notes.join(", ")]
#v(10mm)
#text(size: 10pt)[
  #outline(title: none, depth: 1)
]
#pagebreak()
#one-page(data.page)
#if data.changes != none [
  #pagebreak()
  = What changed
  #if data.changes.len() == 0 { quiet[Nothing changed between the two days.] } else { plain-table(
    columns: (0.9fr, 2fr, 0.9fr, 4fr), header: ("Key", "Project", "Change", "What"),
    ..data.changes.map(c => (c.key, c.name, c.kind, c.text)).flatten()) }
]
#for p in data.projects [
  #pagebreak()
  #project-sheet(p)
]
`;
