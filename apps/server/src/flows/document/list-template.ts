/** A list on paper. */
export const listTemplate = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about, landscape: true)
= #data.about.title
#block(below: 8pt, quiet(data.summary))
#set text(size: data.size * 1pt)
#plain-table(
  columns: data.columns.map(c => c.share * 1fr),
  right: data.columns.enumerate().filter(c => c.at(1).right).map(c => c.at(0)),
  header: data.columns.map(c => c.header),
  ..data.rows.flatten(),
)
`;
