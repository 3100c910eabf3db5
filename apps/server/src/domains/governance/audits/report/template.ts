/** The report of an audit as a Typst document, from the same blocks as the one for a word processor. */
export const auditTemplate = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about)
#for b in data.blocks {
  if b.kind == "heading" { block(above: if b.level == 1 { 0pt } else { 13pt }, below: 6pt, sticky: true, heading(level: b.level, b.text)) }
  else if b.kind == "text" { block(below: 7pt, if b.at("quiet", default: false) { quiet(b.text) } else { text(size: 8.5pt, b.text) }) }
  else { block(below: 9pt, plain-table(columns: b.widths.map(w => w * 1fr), header: b.header, ..b.rows.flatten())) }
}
`;
