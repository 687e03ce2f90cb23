import {
  accent,
  alarm,
  border,
  characterStyle,
  colour,
  ink,
  type ParagraphLook,
  paragraphStyle,
  quiet,
  rule,
  type Style,
  size,
} from './docx-style.ts';

function heading(level: number, look: ParagraphLook): Style {
  const named = { name: `heading ${level}`, also: [`titre ${level}`], next: 'normal', priority: 9 };
  return paragraphStyle(named, { ...look, withNext: true, whole: true, outline: level });
}

/** Page numbers stand at the text's right edge, once Word has counted them: 16 cm on our A4. */
function contentsEntry(level: number, look: ParagraphLook): Style {
  return paragraphStyle(
    {
      id: `TOC${level}`,
      name: `toc ${level}`,
      also: [`tm ${level}`, `contents ${level}`],
      next: 'normal',
      priority: 39,
      background: true,
    },
    {
      after: 30,
      line: 247,
      indent: `w:left="${(level - 1) * 284}"`,
      tabs: '<w:tab w:val="right" w:leader="dot" w:pos="9071"/>',
      ...look,
    },
  );
}

const ownFont = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;
const code = `${ownFont('Consolas')}<w:noProof/>${size(9.5)}`;
const quoted = 'w:left="510" w:right="284"';

const front = {
  normal: { type: 'paragraph', id: 'Normal', name: 'Normal', also: ['standard'], priority: 0, look: '' },
  title: paragraphStyle(
    { name: 'Title', also: ['titre'], next: 'normal', priority: 10 },
    { withNext: true, whole: true, after: 200, line: 252, run: colour(ink) + size(28) },
  ),
  subtitle: paragraphStyle(
    { name: 'Subtitle', also: ['sous-titre'], next: 'normal', priority: 11 },
    { after: 480, line: 264, run: `<w:i/>${colour(quiet)}${size(15)}` },
  ),
  author: paragraphStyle(
    { name: 'Author', also: ['auteur'], custom: true, priority: 12 },
    { after: 120, run: size(12) },
  ),
  coverLine: paragraphStyle({ name: 'Cover Line', custom: true, priority: 13 }, { after: 20, run: colour(quiet) }),
  heading1: heading(1, { before: 480, after: 200, line: 252, run: colour(accent) + size(18) }),
  heading2: heading(2, { before: 360, after: 120, line: 252, run: `<w:b/>${colour(ink)}${size(13.5)}` }),
  heading3: heading(3, { before: 280, after: 100, line: 252, run: `<w:b/><w:i/>${colour(ink)}${size(11.5)}` }),
  heading4: heading(4, { before: 220, after: 80, run: `<w:i/>${colour(ink)}` }),
  heading5: heading(5, { before: 200, after: 60, run: `<w:i/>${colour(quiet)}` }),
  heading6: heading(6, { before: 200, after: 60, run: colour(quiet) }),
  contentsHeading: paragraphStyle(
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      also: ['contents heading'],
      next: 'normal',
      priority: 39,
      background: true,
    },
    { withNext: true, whole: true, before: 0, after: 240, run: colour(accent) + size(18) },
  ),
  contents1: contentsEntry(1, { before: 110, run: '<w:b/>' }),
  contents2: contentsEntry(2, {}),
  contents3: contentsEntry(3, { run: colour(quiet) }),
  contents4: contentsEntry(4, { run: colour(quiet) }),
  contents5: contentsEntry(5, { run: colour(quiet) }),
  contents6: contentsEntry(6, { run: colour(quiet) }),
} satisfies Record<string, Style>;

const words = {
  quote: paragraphStyle(
    { name: 'Quote', also: ['citation', 'quotations', 'block text'], next: 'normal', priority: 29 },
    { borders: border('left', 12, 10, rule), before: 80, after: 80, indent: quoted },
  ),
  verbatim: paragraphStyle(
    { name: 'Verbatim', also: ['verbatims'], custom: true, basedOn: 'quote', next: 'attribution', priority: 30 },
    {},
  ),
  counterExample: paragraphStyle(
    {
      name: 'Counter-example',
      also: ['contre-exemple'],
      custom: true,
      basedOn: 'verbatim',
      next: 'attribution',
      priority: 31,
    },
    { borders: border('left', 12, 10, accent, 'dashed') },
  ),
  attribution: paragraphStyle(
    { name: 'Attribution', custom: true, next: 'normal', priority: 32 },
    { whole: true, before: 0, after: 220, indent: quoted, align: 'right', run: colour(quiet) + size(10) },
  ),
  list: paragraphStyle(
    { name: 'List Paragraph', also: ['paragraphe de liste'], priority: 34 },
    { indent: 'w:left="567"', close: true },
  ),
  code: paragraphStyle(
    { name: 'Source Code', also: ['html preformatted', 'preformatted text'], custom: true, priority: 40 },
    { whole: true, line: 240, indent: 'w:left="284"', align: 'left', run: code },
  ),
  separator: paragraphStyle(
    { name: 'Separator', custom: true, next: 'normal', priority: 41 },
    { before: 240, after: 240, align: 'center' },
  ),
  problem: paragraphStyle(
    { name: 'Problem', custom: true, next: 'normal', priority: 60, background: true },
    {
      borders: ['top', 'left', 'bottom', 'right'].map((side) => border(side, 8, 6, alarm)).join(''),
      before: 200,
      after: 200,
      run: colour(alarm),
    },
  ),
  footnote: paragraphStyle(
    {
      id: 'FootnoteText',
      name: 'footnote text',
      also: ['note de bas de page', 'footnote'],
      priority: 99,
      background: true,
    },
    { after: 40, line: 240, run: size(9) },
  ),
  header: paragraphStyle(
    { name: 'header', also: ['en-tête'], priority: 99, background: true },
    { borders: border('bottom', 4, 4, rule), after: 0, line: 240, run: colour(quiet) + size(9) },
  ),
  footer: paragraphStyle(
    { name: 'footer', also: ['pied de page'], priority: 99, background: true },
    { after: 0, line: 240, align: 'center', run: colour(quiet) + size(9) },
  ),
  link: characterStyle(
    { name: 'Hyperlink', also: ['lien hypertexte', 'internet link'], priority: 99, background: true },
    `${colour(accent)}<w:u w:val="single"/>`,
  ),
  footnoteCall: characterStyle(
    {
      name: 'footnote reference',
      also: ['appel note de bas de p.', 'footnote anchor'],
      priority: 99,
      background: true,
    },
    '<w:vertAlign w:val="superscript"/>',
  ),
  inlineCode: characterStyle(
    { name: 'Inline Code', also: ['verbatim char', 'source text', 'html code'], custom: true, priority: 40 },
    code,
  ),
  problemWords: characterStyle(
    { name: 'Problem Words', custom: true, priority: 60, background: true },
    `<w:b/>${colour(alarm)}`,
  ),
} satisfies Record<string, Style>;

const tableLook = [
  `<w:tblPr><w:tblBorders>${border('top', 8, 0, ink)}${border('bottom', 8, 0, ink)}${border('insideH', 4, 0, rule)}</w:tblBorders>`,
  '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>${border('bottom', 8, 0, ink)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`,
].join('');

const numbers = {
  caption: paragraphStyle(
    { name: 'caption', also: ['légende'], next: 'normal', priority: 35 },
    { whole: true, before: 200, after: 120, run: `<w:b/>${size(10)}` },
  ),
  figure: paragraphStyle(
    { name: 'Figure', custom: true, next: 'caption', priority: 36 },
    { withNext: true, before: 200, after: 0, line: 240, align: 'center' },
  ),
  legend: paragraphStyle(
    { name: 'Legend', custom: true, priority: 36 },
    { withNext: true, before: 80, after: 0, run: colour(quiet) + size(9) },
  ),
  shapeText: paragraphStyle(
    { name: 'Shape Text', custom: true, priority: 37, background: true },
    { before: 0, after: 0, line: 240, align: 'left', run: size(9) },
  ),
  tableText: paragraphStyle(
    { name: 'Table Text', also: ['table contents', 'contenu de tableau'], custom: true, priority: 37 },
    { before: 40, after: 40, line: 240, align: 'left', run: size(9.5) },
  ),
  tableNormal: {
    type: 'table',
    id: 'TableNormal',
    name: 'Normal Table',
    also: ['tableau normal', 'table normal'],
    priority: 99,
    background: true,
    look: '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  },
  table: {
    type: 'table',
    id: 'StudyTable',
    name: 'Study Table',
    custom: true,
    basedOn: 'tableNormal',
    priority: 38,
    look: tableLook,
  },
} satisfies Record<string, Style>;

const all = { ...front, ...words, ...numbers };

export type StyleKey = keyof typeof all;

/** Every style of a report, in the order of the file. `docs/report-docx.md` tells users what each is for. */
export const styles: Readonly<Record<StyleKey, Style>> = all;
