/** A gate on one page: decision, criteria, deliverables, votes, conditions. */
export const gateTemplate = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about)

#heading(level: 1, data.title)
#block(below: 8pt, quiet(data.line))

#if data.decision != none {
  block(width: 100%, below: 8pt, fill: sunken, inset: 8pt, radius: 5pt)[
    *#data.decision.said* #quiet[#data.decision.on #sym.dot.c #data.decision.by] #linebreak()
    #data.decision.words
    #for d in data.decision.dissent [ #linebreak() #text(fill: note)[Dissent, #d.name: #d.words] ]
    #linebreak() #text(size: 6.5pt, fill: ink-3)[Evidence SHA-256 #data.decision.hash]
  ]
}
#card(title: "Criteria", text(size: 7.5pt, plain-table(
  columns: (1.1fr, 2.6fr, 2.2fr, 1.2fr), header: ("State", "Criterion", "Result", "By"),
  ..data.criteria.map(c => (status-chip(c.status, c.said), c.name, c.result, c.by)).flatten())))
#card(title: "Deliverables", text(size: 7.5pt, plain-table(
  columns: (1.1fr, 2.6fr, 2.2fr, 1.2fr), header: ("State", "Deliverable", "Where, or why not", "By"),
  ..data.deliverables.map(d => (status-chip(d.status, d.said), d.name, d.where, [#d.by #quiet(d.on)])).flatten())))
#card(title: "Votes", aside: data.quorum, text(size: 7.5pt, plain-table(
  columns: (1.4fr, 1.6fr, 0.8fr, 3fr), header: ("Part", "Who", "Vote", "Words"),
  ..data.seats.map(s => (s.role, s.who, s.said, s.words)).flatten())))
#if data.conditions.len() > 0 {
  card(title: "Conditions", text(size: 7.5pt, plain-table(
    columns: (0.9fr, 0.4fr, 3.4fr, 1.4fr, 0.9fr), header: ("State", "", "Condition", "Owner", "Due"),
    ..data.conditions.map(c => (status-chip(c.status, c.said), c.number, c.text, c.owner, c.due)).flatten())))
}
#block(above: 6pt, quiet(data.figures.map(f => f.field + " " + f.value).join(", ")))
`;
