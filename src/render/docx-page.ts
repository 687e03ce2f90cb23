import type { HouseStyle, PageLayout, RunningPart } from '../model/house-style.ts';
import type { Document } from '../report/document.ts';
import { type Parts, type Relations, relationsXml } from './docx-package.ts';
import { paragraph } from './docx-paragraph.ts';
import { field, textRun } from './docx-run.ts';
import type { StyleSheet } from './docx-style-sheet.ts';
import { declaration, declared, namespaces, tag } from './docx-xml.ts';
import { withoutMetadata } from './picture-metadata.ts';

/** A4, 2.5 cm on every side. */
const ourPage: PageLayout = {
  width: 11906,
  height: 16838,
  margins: { top: 1417, right: 1417, bottom: 1417, left: 1417, header: 709, footer: 709, gutter: 0 },
};

export interface Page {
  readonly layout: PageLayout;
  /** `sectPr` of the title page, and of the text. */
  readonly cover: string;
  readonly text: string;
  /** The user's headers differ on the left and on the right. */
  readonly facing: boolean;
}

/**
 * Writes running headers and footers, the user's, and ours where they have none, and says how pages look. The title page
 * has none of ours.
 */
export function writePages(
  document: Document,
  { sheet, parts, relations }: { sheet: StyleSheet; parts: Parts; relations: Relations },
  house?: HouseStyle,
): Page {
  const theirs = house?.running ?? [];
  const running = [...theirs, ...ourRunning(document, sheet, theirs)];
  const references = running.map((part, index) => ({ ...part, id: writeRunning(part, index + 1, parts, relations) }));
  const layout = house?.page ?? ourPage;
  const hasCover = document.blocks.some(({ type }) => type === 'cover');
  // The first page of the user's document is our title page, where there is one.
  const first = references
    .filter(({ pages }) => pages === 'first')
    .map((part) => ({ ...part, pages: hasCover ? ('default' as const) : part.pages }));
  const others = references.filter(({ pages }) => pages !== 'first');
  return {
    layout,
    cover: section(layout, first, false),
    text: section(
      layout,
      hasCover ? others : [...others, ...first],
      !hasCover && (first.length > 0 || theirs.length === 0),
    ),
    facing: others.some(({ pages }) => pages === 'even'),
  };
}

type Reference = Pick<RunningPart, 'kind' | 'pages'> & { id: string };

function section({ width, height, margins }: PageLayout, references: readonly Reference[], titlePage: boolean): string {
  const of = (kind: RunningPart['kind']) => references.filter((one) => one.kind === kind);
  return tag(
    'w:sectPr',
    {},
    ...[...of('header'), ...of('footer')].map(({ kind, pages, id }) =>
      tag(`w:${kind}Reference`, { 'w:type': pages, 'r:id': id }),
    ),
    tag('w:pgSz', { 'w:w': width, 'w:h': height, 'w:orient': width > height ? 'landscape' : undefined }),
    tag('w:pgMar', Object.fromEntries(Object.entries(margins).map(([side, value]) => [`w:${side}`, value]))),
    titlePage ? '<w:titlePg/>' : '',
  );
}

const longestTitle = 90;

/** The field of a page's number, as a whole or in runs. */
const numbering = /\binstr=["']\s*PAGE\b|<\w+:instrText\b[^>]*>\s*PAGE\b/;

/** The title at the head and the number at the foot of the pages where the user's document has nothing there. */
function ourRunning({ title }: Document, sheet: StyleSheet, theirs: readonly RunningPart[]): RunningPart[] {
  const short = title.length > longestTitle ? `${title.slice(0, longestTitle).trimEnd()}…` : title;
  const page = field('PAGE', textRun('1'));
  const part = (kind: RunningPart['kind'], content: string): RunningPart => {
    const name = kind === 'header' ? 'w:hdr' : 'w:ftr';
    const xml = `${declaration}${tag(name, declared('w', 'r'), paragraph({ sheet }, kind, content))}`;
    return { kind, pages: 'default', xml, pictures: [] };
  };
  const missing = (['header', 'footer'] as const).flatMap((kind) => {
    const others = theirs.filter(({ pages }) => pages !== 'first');
    const sides = others.some(({ pages }) => pages === 'even')
      ? (['default', 'even'] as const)
      : (['default'] as const);
    const isNumbered = (pages: RunningPart['pages']) =>
      others.some((one) => one.pages === pages && numbering.test(one.xml));
    return sides
      .filter((pages) => !others.some((one) => one.kind === kind && one.pages === pages))
      .filter((pages) => kind === 'header' || !isNumbered(pages))
      .map((pages) => ({ kind, pages }));
  });
  return missing.map(({ kind, pages }) => ({
    ...(kind === 'header' ? part(kind, textRun(short)) : part(kind, page)),
    pages,
  }));
}

function writeRunning(
  { kind, xml, pictures }: RunningPart,
  number: number,
  parts: Parts,
  relations: Relations,
): string {
  const file = `${kind}${number}.xml`;
  const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
  parts.add(`word/${file}`, xml, type);
  const images = pictures.map(({ id, extension, bytes }, index) => {
    const target = `media/${kind}${number}-${index + 1}.${extension}`;
    parts.add(`word/${target}`, withoutMetadata(bytes));
    return tag('Relationship', { Id: id, Type: `${namespaces.r}/image`, Target: target });
  });
  if (images.length > 0) parts.add(`word/_rels/${file}.rels`, relationsXml(images));
  return relations.to(kind, file);
}
