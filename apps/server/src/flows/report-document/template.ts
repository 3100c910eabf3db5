/** A published status report on paper. */
export const reportTemplate = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about)
= #data.project #text(size: 10pt, weight: 500, fill: ink-3, data.key)
#block(below: 9pt)[#quiet[Status report #sym.dot.c #data.about.notes.join(", ")]]
#block(below: 9pt, text(size: 11pt)[Overall #h(4pt) #status-chip(data.overall.status, data.overall.said)])
#if data.dimensions.len() > 0 { card(title: "Ratings", plain-table(
  columns: (1fr, 3fr), header: ("Dimension", "Rating"),
  ..data.dimensions.map(d => (d.name, status-chip(d.rating.status, d.rating.said))).flatten())) }
#if data.narrative != "" { card(title: "Narrative", text(size: 9pt, data.narrative)) }
#card(title: "Facts", plain-table(columns: (1fr, 3fr), header: ("What", "Said"), ..data.facts.flatten()))
`;
