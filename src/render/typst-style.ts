import type { Language } from '../model/settings.ts';
import { paperColour, pictureFonts } from './svg-frame.ts';

/**
 * How a report is set, for the head of a `.typ` file: page, letters, and the functions the text calls. Fonts are those
 * inside Typst; others of the machine only for signs that these lack, unless `fallback=no` is passed.
 */
export function typstStyle(language: Language): string {
  return `#let ink = rgb("#6d2413")
#let quiet = luma(80)
#let rule = luma(190)

#set text(
  lang: "${language}",
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"),
  fallback: sys.inputs.at("fallback", default: "yes") == "yes",
  size: 10.5pt,
  hyphenate: true,
)
#set smartquote(enabled: false)
#set par(justify: true, leading: 0.66em, spacing: 1em)
#set block(spacing: 1em)
#set list(indent: 0.4em, spacing: 0.66em)
#set enum(indent: 0.4em, spacing: 0.66em)
#set footnote.entry(gap: 0.5em)
#set raw(theme: none)
// The one font that many machines have too, in builds of their own, is left to blocks of code.
#show raw.where(block: true): set text(font: "DejaVu Sans Mono", size: 8pt)
#show raw.where(block: false): it => text(font: "Libertinus Serif", size: 1.2em, fill: quiet, hyphenate: false, it.text)

// What stands in a block is a paragraph for screen readers only where one ends.
#let paragraphs(body) = body + parbreak()

// Footnotes of headings stand under the text, not in the contents or at the head of pages.
#let muted = state("muted", false)
#let mute(body) = { muted.update(true); body; muted.update(false) }
#let note(body) = context if not muted.get() { body }

#let running(words) = text(size: 8.5pt, fill: quiet, words)
// alike: the chapters, counted from 1, that have the words of the title; they are not said twice.
#let page-head(title, alike: ()) = context {
  let page = here().page()
  if page == 1 { return }
  // The chapter of the page's first line; one that begins further down is not yet there.
  let begun(it) = it.location().page() < page or (it.location().page() == page and it.location().position().y < 40mm)
  let chapters = query(heading.where(level: 1)).filter(begun)
  running(grid(
    columns: (1fr, 1fr),
    column-gutter: 1em,
    align(left, emph(title)),
    align(right, if chapters.len() > 0 and chapters.len() not in alike { mute(chapters.last().body) }),
  ))
}
#let page-foot() = context if here().page() > 1 { align(center, running(counter(page).display())) }

#show heading: set par(justify: false)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt, weight: "regular", fill: ink)
#show heading.where(level: 1): set block(above: 2.2em, below: 1em)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.9em)
#show heading.where(level: 3): set text(size: 11pt, style: "italic")
#show heading.where(level: 3): set block(above: 1.5em, below: 0.8em)
#show outline: it => mute(it)
#show outline.entry: set par(justify: false)
#show outline.entry: set block(above: 0.6em, below: 0pt)
#show outline.entry.where(level: 1): set block(above: 1em)
#show outline.entry.where(level: 1): set text(weight: "semibold")

#let cover(words, subtitle: none, authors: none, ..lines) = page(header: none, footer: none)[
  #v(22%)
  #set par(justify: false)
  #set text(hyphenate: false)
  #block(below: 20pt, text(size: 28pt, fill: ink, title(words)))
  #if subtitle != none { block(below: 24pt, text(size: 15pt, style: "italic", paragraphs(subtitle))) }
  #line(length: 22%, stroke: 0.6pt + ink)
  #if authors != none { block(above: 20pt, text(size: 12pt, paragraphs(authors))) }
  #for fact in lines.pos() { block(above: 0.9em, text(fill: quiet, paragraphs(fact))) }
]
#let opening(words, subtitle: none, authors: none) = {
  set par(justify: false)
  block(below: 12pt, text(size: 22pt, fill: ink, title(words)))
  if subtitle != none { block(text(size: 13pt, style: "italic", paragraphs(subtitle))) }
  if authors != none { block(text(fill: quiet, paragraphs(authors))) }
  v(1em)
}
#show title: set text(size: 1em, weight: "regular")
#show title: set block(spacing: 0pt)

#let contents(label) = {
  block(above: 2em, below: 1.2em, sticky: true, text(size: 13pt, fill: ink, paragraphs(label)))
  context outline(title: none, target: selector(heading.where(outlined: true)).after(here()))
  pagebreak(weak: true)
}

// What announces a quotation or a table stays with it.
#let lead(body) = block(width: 100%, sticky: true, paragraphs(body))
#let scene-break() = align(center, line(length: 20%, stroke: 0.5pt + rule))
#let task(done) = if done { "☑" } else { "☐" }
#let problem(label, message) = box(
  fill: rgb("#fbe9e4"), outset: (y: 2pt), inset: (x: 3pt), radius: 2pt,
)[#text(fill: rgb("#8a1c06"))[#strong[⚠ #label] #message]]
#let problem-block(label, message) = block(
  fill: rgb("#fbe9e4"), inset: 8pt, width: 100%,
)[#text(fill: rgb("#8a1c06"))[#strong[⚠ #label] #message]#parbreak()]

#show quote.where(block: true): it => block(width: 100%, inset: (left: 1.2em), paragraphs(it.body))
#let attribution(body) = text(fill: quiet, hyphenate: false, body)
#let verbatim(breakable: false, against: false, body) = block(
  breakable: breakable,
  width: 100%,
  above: 1.2em,
  below: 1.2em,
  inset: (left: 0.6em, y: 0.15em),
  stroke: (left: 1.2pt + if against { ink } else { rule }),
  quote(block: true, quotes: false, body),
)

#show figure: set align(start)
#show figure.caption: set align(start)
#show figure.caption: set text(size: 9.5pt)
#show figure.caption: set par(justify: false)
#show figure.where(kind: table): set figure.caption(position: top)
#let captioned(breakable: false, caption, body) = {
  show figure: set block(breakable: breakable)
  figure(kind: table, supplement: none, numbering: none, caption: strong(caption), body)
}
#let together(body) = block(breakable: false, body)
#let data-table(columns: (), align: (), size: 9pt, turned: false, breakable: false, head: (), ..cells) = {
  set text(size: size)
  set par(justify: false, leading: 0.5em, spacing: 0.6em)
  // Addresses and other long words may break anywhere.
  show regex("[^\\\\s]*[/_@?&=.:][^\\\\s]{10,}|[^\\\\s]{31,}"): it => it.text.clusters().join(h(0pt))
  set table.cell(breakable: breakable)
  let turn(it) = if turned { rotate(-90deg, reflow: true, it) } else { it }
  table(
    columns: columns,
    align: (x, y) => (if y == 0 { bottom } else { top }) + align.at(x),
    inset: (x: 4pt, y: 3.5pt),
    stroke: (_, y) => (top: if y == 0 { 0.8pt } else if y == 1 { 0.5pt } else { 0.3pt + rule }),
    table.header(..head.enumerate().map(((at, it)) => if at > 0 { turn(strong(it)) } else { strong(it) })),
    ..cells,
    table.hline(stroke: 0.8pt),
  )
}

// The pictures beside this file, on white paper and in the letters of the text.
#let picture(name, width: 100%, alt: none) = {
  let svg = read(name).replace("${pictureFonts}", "Libertinus Serif").replace("${paperColour}", "#ffffff")
  image(bytes(svg), format: "svg", width: width, alt: alt)
}
#let photo(name, width: 100%, alt: none) = box(image(name, width: width, alt: alt))
#set figure(numbering: none)`;
}
