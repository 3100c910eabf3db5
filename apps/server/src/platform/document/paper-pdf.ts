import type { Paper } from './paper.ts';
import { renderPdf } from './pdf.ts';

const template = `#import "/house.typ": *
#let data = json("/data.json")
#show: sheet.with(data.about)
#set text(lang: data.lang, region: data.region)
#set page(background: if data.mark == none { none } else {
  rotate(-35deg, text(90pt, weight: 700, fill: rgb("#18212b12"), data.mark)) })
= #data.title
#block(below: 9pt, quiet(data.subtitle))
#if data.mark != none { block(below: 9pt, text(weight: 600, fill: note, data.mark)) }
#if data.facts.len() > 0 { block(below: 12pt, table(columns: (auto, 1fr), stroke: none, inset: (x: 0pt, y: 2pt),
  column-gutter: 12pt, ..data.facts.map(f => (quiet(f.at(0)), f.at(1))).flatten())) }
#let said(text-of) = if text-of == "" { quiet(data.words.empty) } else { text-of }
#show heading.where(level: 2): it => block(above: 16pt, below: 8pt, text(size: 12pt, weight: 600, it.body))
#show heading.where(level: 3): it => block(above: 10pt, below: 4pt, text(size: 8.5pt, weight: 600, fill: ink-2, it.body))
#for section in data.sections {
  heading(level: 2, section.title)
  for b in section.blocks {
    heading(level: 3, b.title)
    if b.kind == "text" { block(text(size: 9pt, said(b.text))) }
    else if b.kind == "table" {
      if b.rows.len() == 0 { quiet(data.words.empty) }
      else { plain-table(columns: b.at("widths", default: b.header.map(_ => 1)).map(w => w * 1fr), right: b.right, header: b.header, ..b.rows.flatten()) }
    } else { list(marker: none, ..b.items.map(i => [
      #strong(if i.done { data.words.done } else { data.words.open }) #sym.dot.c #i.label #quiet(i.by)])) }
  }
}
`;

/** Sets a paper as tagged PDF; the same bytes for the same paper. */
export const writePaperPdf = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, organisation, day, notes, hash } = paper;
  const about = { title, organisation, day, notes, hash };
  const [lang, region] = paper.language === 'de' ? ['de', 'DE'] : ['en', 'GB'];
  return renderPdf({ template, data: { ...paper, about, lang, region } });
};
