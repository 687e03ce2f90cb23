/** The rules for paper: A4, a running title and page numbers where the browser sets them, no navigation. */
export function paperStyle(title: string): string {
  return `
@page {
  size: A4;
  margin: 26mm 27mm 28mm;
  @top-left { content: ${cssString(title)}; font: italic 8.5pt Palatino, P052, Georgia, serif; color: #555; }
  @bottom-center { content: counter(page); font: 8.5pt Palatino, P052, Georgia, serif; color: #555; }
}
@page :first {
  @top-left { content: none; }
  @bottom-center { content: none; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --accent: #6d2413; --wash: #f3f1ec; --mark: #f3e3a8;
    font-size: 10.5pt;
  }
  .rail, .fold, .skip, details:not([open]), details > summary, [data-footnote-backref] { display: none !important; }
  body, body.railed { display: block; padding: 0; }
  .page { max-width: none; padding: 0; }
  main { text-align: start; }
  .cover { padding-top: 20mm; }
  .contents { display: block; break-after: page; }
  h1, h2, h3, h4, h5, h6, caption, .contents-label { break-after: avoid; break-inside: avoid; }
  p:has(+ .verbatim), p:has(> strong:first-child) { break-after: avoid; }
  h2 { margin-top: 3rem; }
  .contents + h2 { margin-top: 0; padding-top: 0; border-top: 0; }
  figure, blockquote, figcaption, tr, .problem { break-inside: avoid; }
  figcaption { break-before: avoid; }
  thead { display: table-header-group; }
  p, li { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
  .table { overflow: visible; }
  .table .named::after { content: " <" attr(href) ">"; font-size: .85em; overflow-wrap: anywhere; }
  figure.verbatim:target { background: none; box-shadow: none; }
}
`;
}

// Everything but letters and digits as a hexadecimal escape, so that a title can end neither the string nor the style.
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`)}"`;
}
