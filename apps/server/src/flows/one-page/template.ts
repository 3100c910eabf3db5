/** The one page as Typst functions, for the page itself and for packs that hold it: `one-page(d)`. */
export const onePageParts = `
#let tone-colours = (better: status-colours.at("on-track"), worse: status-colours.at("off-track"), same: ink-3)

#let figure-strip(figures) = block(width: 100%, stroke: 0.5pt + line-colour, radius: 5pt, grid(
  columns: (1fr,) * calc.max(1, figures.len()), inset: (x: 6.5pt, y: 8pt),
  stroke: (x, _) => if x > 0 { (left: 0.5pt + line-colour) },
  ..figures.map(f => [
    #text(size: 7pt, fill: ink-3, f.name) \\
    #v(1pt)
    #box(text(size: if f.value.clusters().len() > 11 { 9.5pt } else { 12pt }, weight: 600, f.value)) \\
    #text(size: 7pt, fill: tone-colours.at(f.tone), if f.change == none { sym.space } else { f.change })
  ]),
))

#let bar-rows(rows, most) = grid(
  columns: (68pt, 1fr, 16pt, 30pt), row-gutter: 6pt, column-gutter: 5pt, align: horizon,
  ..rows.map(r => (
    [#status-shape(r.status)#h(4pt)#r.label],
    pdf.artifact(box(width: 100%, height: 7pt, {
      place(rect(width: 100%, height: 7pt, fill: sunken, radius: 2pt))
      place(rect(width: r.count / most * 100%, height: 7pt, fill: status-colours.at(r.status), radius: 2pt))
    })),
    align(right)[*#r.count*],
    if r.before == none or r.before == r.count { [] } else { text(size: 6.5pt, fill: note)[was #r.before] },
  )).flatten(),
)

#let rating-bars(d) = {
  let most = calc.max(1, ..d.reported.map(r => r.count), ..d.computed.map(r => r.count))
  [#quiet[Reported] #v(1pt)]
  bar-rows(d.reported.slice(0, calc.min(7, d.reported.len())), most)
  v(3pt)
  [#quiet[Computed] #v(1pt)]
  bar-rows(d.computed, most)
}

#let attention-table(d) = plain-table(
  columns: (2.6fr, 1.35fr, 1.35fr, 0.7fr, 0.8fr, 1.1fr, 1.9fr), right: (4, 5),
  header: ("Project", "Reported", "Computed", "Disagree", "Slip", "Cost", "Next"),
  ..d.attention.map(a => (
    [*#a.name* #linebreak() #text(size: 6.5pt, fill: ink-3)[#a.key #if a.place != "" [#sym.dot.c #a.place]]],
    status-chip(a.reported.status, a.reported.said), status-chip(a.computed.status, a.computed.said),
    text(fill: note, a.disagree), a.slip, a.cost, a.next,
  )).flatten(),
)

#let change-list(changes) = for c in changes [
  #block(above: 5pt, below: 5pt)[#text(weight: 500, c.name) #quiet[#c.key #sym.dot.c #c.kind] #linebreak() #c.text]
]

#let one-page(d) = {
  heading(level: 1, d.headline)
  block(below: 9pt, quiet[#d.summary #sym.dot.c #d.about.notes.slice(0, -1).join(", ")])
  if d.scaleNote != none { block(below: 7pt, width: 100%, fill: note-soft, inset: 6pt, radius: 4pt, text(size: 7pt, fill: note, d.scaleNote)) }
  figure-strip(d.figures)
  card(title: "Needs attention", aside: [#d.attention.len() of #d.attentionTotal],
    if d.attention.len() == 0 { quiet[Nothing is off track, disagrees or is silent.] } else { text(size: 7.5pt, attention-table(d)) })
  grid(columns: (1fr, 1fr), column-gutter: 9pt,
    card(title: "Ratings", aside: if d.compareWith != none [magenta: the day compared with], rating-bars(d)),
    card(title: "What changed", aside: [#d.changes.len() of #d.changeTotal],
      if d.changes.len() == 0 { quiet[Nothing changed between the two days.] } else { text(size: 7pt, change-list(d.changes)) }))
  if d.leftOut != none { quiet[Left out of money totals: #d.leftOut.] }
}
`;

/** The one page alone. */
export const onePageTemplate = `#import "/house.typ": *
#let data = json("/data.json")
${onePageParts}
#show: sheet.with(data.about)
#one-page(data)
`;
