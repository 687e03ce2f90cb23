import { strFromU8 } from 'fflate';
import type { HouseStyle, HouseStyleName, PageLayout, RunningPart } from '../model/house-style.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';
import { unzip } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** What of a document is looked at: not its text beyond the last section, no macro, no comment. */
const wanted =
  /^word\/(?:document|styles|numbering|theme\/theme1|(?:header|footer)\d*)\.xml$|^word\/_rels\/(?:document|(?:header|footer)\d*)\.xml\.rels$|^word\/media\/[\w .-]+\.(?:png|jpe?g|gif)$/i;

/**
 * The look of a user's Word document or template: styles, theme, numbering, page, running headers and footers.
 * @returns a sentence where it is no such document
 */
export function readHouseStyle(bytes: Uint8Array): HouseStyle | string {
  const files = unzip(bytes, (path) => wanted.test(path));
  if (typeof files === 'string') return files;
  const text = (path: string) => {
    const found = files.get(path);
    return found && strFromU8(found).replace(/^\ufeff/, '');
  };
  const styles = text('word/styles.xml');
  const document = parseXml(text('word/document.xml') ?? '');
  const root = styles === undefined ? undefined : parseXml(styles);
  if (styles === undefined || !root || !document) return 'It holds no Word document with styles: save it as .docx.';
  // Strict documents, and those of a few old programs, name the same things otherwise.
  if (!styles.includes(`xmlns:w="${main}"`) || !/<w:styles\b/.test(styles))
    return 'It is not the usual kind of Word document: save it as “Word document (.docx)”, not as “Strict Open XML”.';
  const theme = text('word/theme/theme1.xml');
  const numbering = text('word/numbering.xml');
  const names = childrenOf(root, 'style').map(styleName);
  return {
    styles,
    names,
    ...(theme !== undefined && parseXml(theme) ? { theme } : {}),
    ...(numbering !== undefined && isPlain(numbering, '<w:numbering')
      ? { numbering: withKnownStyles(withoutPictures(numbering), names) }
      : {}),
    page: pageLayout(childOf(lastSection(document), 'pgSz'), childOf(lastSection(document), 'pgMar')),
    running: runningParts(lastSection(document), files, text).map((part) => ({
      ...part,
      xml: withKnownStyles(part.xml, names),
    })),
  };
}

function styleName(style: XmlElement): HouseStyleName {
  const said = (name: string) => childOf(style, name)?.attributes.val ?? '';
  return {
    type: style.attributes.type ?? 'paragraph',
    id: style.attributes.styleId ?? '',
    names: [said('name'), ...said('aliases').split(',')]
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
    isDefault: /^(?:1|true|on)$/.test(style.attributes.default ?? ''),
  };
}

function isPlain(xml: string, opening: string): boolean {
  return xml.includes(`xmlns:w="${main}"`) && xml.includes(opening) && parseXml(xml) !== undefined;
}

/** Bullets that are pictures would need files of their own: the lists keep their signs. */
function withoutPictures(numbering: string): string {
  return numbering
    .replace(/<w:numPicBullet\b[\s\S]*?<\/w:numPicBullet>/g, '')
    .replace(/<w:lvlPicBulletId\b[^>]*\/>/g, '');
}

const styleTypes: Readonly<Record<string, string>> = { pStyle: 'paragraph', rStyle: 'character', tblStyle: 'table' };

/** What names a style that is not there has the look of the default, as Word shows it. */
function withKnownStyles(xml: string, names: readonly HouseStyleName[]): string {
  return xml.replace(
    /<(\w+):(pStyle|rStyle|tblStyle)\b[^>]*?\bval=(["'])(.*?)\3[^>]*?(?:\/>|>\s*<\/\1:\2>)/g,
    (whole, _prefix, kind, _quote, id) =>
      names.some((style) => style.id === id && style.type === styleTypes[kind]) ? whole : '',
  );
}

/** The section at the end of the text. */
function lastSection(document: XmlElement): XmlElement | undefined {
  return childrenOf(childOf(document, 'body'), 'sectPr').at(-1);
}

/** A4 with margins of 2.5 cm where nothing, or nothing sensible, is said. */
function pageLayout(size: XmlElement | undefined, margins: XmlElement | undefined): PageLayout {
  const number = (element: XmlElement | undefined, name: string, otherwise: number, least: number) => {
    const value = Number(element?.attributes[name] ?? Number.NaN);
    return Number.isFinite(value) && value >= least && value <= 31_680 ? Math.round(value) : otherwise;
  };
  const [width, height] = [number(size, 'w', 11_906, 4000), number(size, 'h', 16_838, 4000)];
  const layout: PageLayout = {
    width,
    height,
    margins: {
      top: number(margins, 'top', 1417, 0),
      right: number(margins, 'right', 1417, 0),
      bottom: number(margins, 'bottom', 1417, 0),
      left: number(margins, 'left', 1417, 0),
      header: number(margins, 'header', 709, 0),
      footer: number(margins, 'footer', 709, 0),
      gutter: number(margins, 'gutter', 0, 0),
    },
  };
  const { left, right, gutter, top, bottom } = layout.margins;
  const hasRoom = width - left - right - gutter >= 2800 && height - top - bottom >= 2800;
  return hasRoom ? layout : pageLayout(size, undefined);
}

type Text = (path: string) => string | undefined;

/** Headers and footers that hold words, fields and pictures; one that needs more of the document is left out. */
function runningParts(
  section: XmlElement | undefined,
  files: ReadonlyMap<string, Uint8Array>,
  text: Text,
): RunningPart[] {
  const targets = relationsIn(text('word/_rels/document.xml.rels'));
  return childrenOf(section, 'headerReference', 'footerReference').flatMap(({ name, attributes }) => {
    const target = targets.get(attributes.id ?? '');
    const path = target && `word/${target.path}`;
    const xml = path && text(path);
    const pages = attributes.type ?? 'default';
    if (!path || !xml || !isPages(pages) || !hasFirst(pages, section) || !parseXml(xml)) return [];
    const pictures = picturesOf(text(path.replace(/^word\//, 'word/_rels/').concat('.rels')), files);
    return pictures
      ? [{ kind: name === 'headerReference' ? ('header' as const) : ('footer' as const), pages, xml, pictures }]
      : [];
  });
}

function isPages(type: string): type is RunningPart['pages'] {
  return type === 'default' || type === 'first' || type === 'even';
}

function hasFirst(pages: string, section: XmlElement | undefined): boolean {
  const titlePage = childOf(section, 'titlePg');
  return pages !== 'first' || (titlePage !== undefined && !/^(?:0|false|off)$/.test(titlePage.attributes.val ?? '1'));
}

interface Relation {
  readonly kind: string;
  readonly path: string;
  readonly outside: boolean;
}

function relationsIn(xml: string | undefined): Map<string, Relation> {
  return new Map(
    childrenOf(parseXml(xml ?? ''), 'Relationship').map(
      ({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => [
        Id,
        {
          kind: Type.slice(Type.lastIndexOf('/') + 1),
          path: Target.replace(/^\/word\//, ''),
          outside: TargetMode === 'External',
        },
      ],
    ),
  );
}

/** Undefined where a part needs anything but pictures that are in the file. */
function picturesOf(
  xml: string | undefined,
  files: ReadonlyMap<string, Uint8Array>,
): RunningPart['pictures'] | undefined {
  const pictures: { id: string; extension: string; bytes: Uint8Array }[] = [];
  for (const [id, { kind, path, outside }] of relationsIn(xml)) {
    const bytes = files.get(`word/${path}`);
    if (kind !== 'image' || outside || !bytes) return undefined;
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    pictures.push({ id, extension: extension === 'jpg' ? 'jpeg' : extension, bytes });
  }
  return pictures;
}
