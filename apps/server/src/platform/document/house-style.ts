/**
 * What every document of ours looks like, as a Typst module: `#import "/house.typ": *`. Colours are those of the screens
 * in the light; a status is shape, word and colour. `sheet` takes `about`: title, organisation, day (YYYY-MM-DD, for the
 * metadata), notes (what it is of, as lines of text) and hash.
 */
export const houseStyle = `
#let ink = rgb("#18212b")
#let ink-2 = rgb("#4a5561")
#let ink-3 = rgb("#5f6974")
#let line-colour = rgb("#e3e0d6")
#let sunken = rgb("#f4f2ec")
#let water = rgb("#0e5a80")
#let note = rgb("#98205f")
#let note-soft = rgb("#f8e6ef")
#let status-colours = (
  "on-track": rgb("#1b7446"),
  "at-risk": rgb("#8a5a00"),
  "off-track": rgb("#b3261e"),
  "unknown": rgb("#5f6974"),
)
#let status-softs = (
  "on-track": rgb("#e1f1e7"),
  "at-risk": rgb("#fbefd2"),
  "off-track": rgb("#fbe5e2"),
  "unknown": rgb("#eceae4"),
)

#let status-shape(status, size: 5.6pt) = {
  let fill = status-colours.at(status)
  pdf.artifact(box(baseline: 0.4pt, if status == "on-track" { circle(radius: size / 2, fill: fill) }
    else if status == "at-risk" { polygon.regular(size: size * 1.15, vertices: 3, fill: fill) }
    else if status == "off-track" { polygon.regular(size: size * 1.06, vertices: 8, fill: fill) }
    else { box(height: size, align(horizon, rect(width: size, height: size / 4, fill: fill))) }))
}

// A status as it was said, in the colour of what it stands for.
#let status-chip(status, said) = box(
  fill: status-softs.at(status), inset: (x: 4.5pt, y: 0pt), outset: (y: 2.4pt), radius: 6pt,
)[#status-shape(status)#h(3pt)#text(fill: status-colours.at(status), weight: 500)[#said]]

#let quiet(body) = text(fill: ink-3, body)

#let card(title: none, aside: none, body) = block(
  width: 100%, stroke: 0.5pt + line-colour, radius: 5pt, inset: 9pt, breakable: true,
)[
  #if title != none {
    block(below: 7pt, sticky: true, grid(columns: (1fr, auto), heading(level: 2, title),
      if aside == none { [] } else { align(right, quiet(aside)) }))
  }
  #body
]

// A table with a repeated header; right: the numbers of columns that are aligned to the right.
#let plain-table(columns: (), right: (), header: (), ..cells) = table(
  columns: columns, stroke: (x, y) => if y == 0 { (bottom: 0.6pt + ink-3) } else { (bottom: 0.4pt + line-colour) },
  inset: (x: 3pt, y: 3.6pt),
  align: (x, _) => (if right.contains(x) { std.right } else { left }) + horizon,
  table.header(repeat: true, ..header.map(h => table.cell(text(fill: ink-3, weight: 500, h)))), ..cells,
)

#let said-day(day) = {
  let (y, m, d) = day.split("-").map(int)
  datetime(year: y, month: m, day: d)
}

#let sheet(about, landscape: false, body) = {
  set document(title: about.title, author: about.organisation, date: said-day(about.day))
  set page(
    paper: "a4", flipped: landscape, margin: (x: 15mm, top: 14mm, bottom: 17mm), fill: white,
    footer-descent: 5mm,
    footer: context [
      #set text(size: 6pt, fill: ink-3)
      #grid(columns: (1fr, auto), column-gutter: 8mm,
        [#about.notes.join([ #sym.dot.c ]) #linebreak() Content SHA-256 #about.hash],
        align(right)[#about.organisation #linebreak() #counter(page).display("1 of 1", both: true)])
    ],
  )
  set text(font: "Inter", size: 8pt, fill: ink, lang: "en", region: "GB", features: ("tnum",), hyphenate: false)
  set par(leading: 0.55em)
  show heading.where(level: 1): it => block(above: 0pt, below: 7pt, text(size: 16pt, weight: 600, it.body))
  show heading.where(level: 2): it => text(size: 9.5pt, weight: 600, it.body)
  body
}
`;
