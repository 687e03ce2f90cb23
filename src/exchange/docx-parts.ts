import type { ImportFault } from './importer.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';
import { unzipTexts } from './zip.ts';

/** A text of Word, unpacked. */
export interface WordParts {
  /** The root of its main part. */
  readonly root: XmlElement;
  /** Path in the archive → XML. */
  readonly texts: ReadonlyMap<string, string>;
  /** A part by its name below `word/`, without ending. */
  readonly part: (name: string) => XmlElement | undefined;
  /** Ids of the main part's relations → what they lead to. */
  readonly targets: ReadonlyMap<string, string>;
}

const wanted = /^(?:_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/;

/** Unpacks a text of Word, within the limits of archives. */
export function wordParts(bytes: Uint8Array): WordParts | ImportFault {
  const texts = unzipTexts(bytes, (path) => wanted.test(path));
  if (typeof texts === 'string') return { fault: texts };
  const main = mainPart(texts);
  const text = texts.get(main);
  if (text === undefined) return { fault: 'It holds no text of Word: save it as .docx.' };
  const root = parseXml(text);
  if (!root || childrenOf(root, 'body').length === 0)
    return { fault: `The part ${main} in it is broken: open it in Word, and save it again.` };
  const relations = childrenOf(parseXml(texts.get(main.replace(/[^/]+$/, '_rels/$&.rels')) ?? ''), 'Relationship');
  return {
    root,
    texts,
    part: (name) => parseXml(texts.get(`word/${name}.xml`) ?? ''),
    targets: new Map(relations.map(({ attributes: { Id = '', Target = '' } }) => [Id, Target])),
  };
}

/** The part that the package says is its text; Word for the web calls it document2.xml. */
function mainPart(files: ReadonlyMap<string, string>): string {
  const relations = childrenOf(parseXml(files.get('_rels/.rels') ?? ''), 'Relationship');
  const target = relations.find(({ attributes }) => /\/officeDocument$/.test(attributes.Type ?? ''))?.attributes.Target;
  return target?.replace(/^\//, '') ?? 'word/document.xml';
}
