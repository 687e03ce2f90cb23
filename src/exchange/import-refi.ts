import { counted } from '../model/counted.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedSource, Importer, ImportFault } from './importer.ts';
import { refiCodes } from './refi-codes.ts';
import { nameIn, type RefiFile, readRefi } from './refi-file.ts';
import { guidIn, plainTextOf, type RefiNotes, refiNotes } from './refi-notes.ts';
import { uncounted } from './refi-positions.ts';
import { refiCodings } from './refi-selections.ts';
import { refiVariables } from './refi-variables.ts';
import { textInPlace } from './text-in-place.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/**
 * Projects and codebooks of REFI-QDA, the exchange format of ATLAS.ti, NVivo, MAXQDA, f4, Quirkos, QualCoder and others.
 * What other programs write is read also where it does not fit the schema.
 */
export const importer: Importer = { recognises: () => true, read };

function read(file: ForeignFile): Imported | ImportFault {
  const refi = readRefi(file.bytes);
  if (typeof refi === 'string') return { fault: refi };
  const { root } = refi;
  const notes = refiNotes(refi);
  const codes = refiCodes(root, notes);
  const chapter = root.attributes.name?.trim() || stemOf(file.name);
  const texts = refiTexts(refi, notes);
  const variables = refiVariables(root);
  const sources = texts.found.map(({ outer, ...source }) => ({
    ...source,
    ...described(outer, variables.of(outer), notes),
  }));
  const left = notes.left();
  const losses = [
    ...texts.losses,
    ...variables.losses,
    ...counted(left.length, 'note').map((text) => `${text} (${left.join(', ')})`),
    ...counted(notes.empty, 'note whose text is not in the file', 'notes whose text is not in the file'),
    ...counted(childrenOf(childOf(root, 'Links'), 'Link').length, 'link'),
    ...counted(childrenOf(childOf(root, 'Graphs'), 'Graph').length, 'graph'),
  ];
  if (sources.length + codes.length === 0)
    return { fault: `It holds neither codes nor texts.${outsideOf(texts.outside)}` };
  return { sources, codes: { chapter, codes }, losses, warnings: texts.warnings };
}

/** Where the project says its texts are, if not within it. */
function outsideOf(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const more = paths.length > 3 ? ' …' : '';
  return ` Its texts lie outside of it, where nothing is read: ${paths.slice(0, 3).join(', ')}${more}. Export the project with its sources.`;
}

function described(
  outer: XmlElement,
  variables: Record<string, string>,
  notes: RefiNotes,
): Pick<ImportedSource, 'variables'> {
  const memo = notes.of(outer);
  return { variables: { ...variables, ...(memo === undefined ? {} : { memo }) } };
}

/** A text of the project, and the source it is the text of. */
type Found = ImportedSource & { readonly outer: XmlElement };

interface TextsFound {
  readonly found: Found[];
  /** Paths that lead out of the file, of texts that are not in it. */
  readonly outside: string[];
  readonly losses: string[];
  readonly warnings: string[];
}

/** The texts with their passages, and what has no text in the file. */
function refiTexts(refi: RefiFile, notes: RefiNotes): TextsFound {
  const users = new Map(
    childrenOf(childOf(refi.root, 'Users'), 'User').map(({ attributes }) => [
      guidIn(attributes.guid),
      attributes.name || attributes.id || '',
    ]),
  );
  const found: Found[] = [];
  const absent: string[] = [];
  const outside: string[] = [];
  const counts = { absent: 0, areas: 0, whole: 0, empty: 0 };
  const countings = new Map<string, string[]>();
  for (const outer of childOf(refi.root, 'Sources')?.children ?? []) {
    if (typeof outer === 'string') continue;
    const elements =
      outer.name === 'TextSource' ? [outer] : childrenOf(outer, 'Representation', 'Transcript', 'TextDescription');
    counts.whole += childrenOf(outer, 'Coding').length;
    counts.areas += codingsIn(
      childrenOf(outer, 'PDFSelection', 'PictureSelection', 'AudioSelection', 'VideoSelection'),
    );
    for (const element of elements) {
      const text = plainTextOf(element, refi.texts);
      const name = nameOf(element, outer);
      if (text === undefined || text.trim() === '') {
        absent.push(name);
        outside.push(...leadingOut(element.attributes.plainTextPath));
        counts.absent += codingsIn([element]) - childrenOf(element, 'Coding').length;
        continue;
      }
      const { codings, empty, otherwise } = refiCodings(element, text, { notes, users });
      counts.empty += empty;
      if (otherwise !== '') countings.set(otherwise, [...(countings.get(otherwise) ?? []), name]);
      found.push({ name: stemOf(name), paragraphs: textInPlace(text), codings, outer });
    }
    if (elements.length === 0) absent.push(nameOf(outer, outer));
  }
  const names = [...new Set(absent)].join(', ');
  return {
    found,
    outside,
    warnings: [...countings].map(countingWarning),
    losses: [
      ...counted(
        new Set(absent).size,
        'source whose text is not in the file',
        'sources whose text is not in the file',
      ).map((text) => `${text} (${names})${counts.absent === 0 ? '' : `, with ${counted(counts.absent, 'coding')}`}`),
      ...counted(
        counts.areas,
        'coding of a picture, of sound or video, or of a place on a page',
        'codings of pictures, of sound or video, or of places on pages',
      ),
      ...counted(
        counts.empty,
        'passage without length, or beyond its text',
        'passages without length, or beyond their text',
      ),
      ...counted(counts.whole, 'coding of a whole source', 'codings of whole sources'),
    ],
  };
}

function leadingOut(path: string | undefined): string[] {
  return path !== undefined && /^(?:relative|absolute):|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path) ? [path] : [];
}

function countingWarning([otherwise, texts]: readonly [string, readonly string[]]): string {
  const names = texts.join(', ');
  return otherwise === uncounted
    ? `The passages of ${names} do not stand where their positions say, however these are counted: look at each, or export the project again.`
    : `The positions in ${names} count ${otherwise}, as the words of the passages show: look at some.`;
}

function codingsIn(elements: readonly XmlElement[]): number {
  return elements.reduce((sum, element) => {
    const below = element.children.filter((child) => typeof child !== 'string');
    return sum + (element.name === 'Coding' ? 1 : codingsIn(below));
  }, 0);
}

/** What a source is called; without a name, what its text's file is. */
function nameOf(element: XmlElement, outer: XmlElement): string {
  const path = element.attributes.plainTextPath ?? outer.attributes.path ?? outer.attributes.guid ?? '';
  const own = element.attributes.name?.trim() || outer.attributes.name?.trim() || '';
  const other = element === outer ? '' : outer.attributes.name?.trim();
  return (other && own !== other ? `${stemOf(other)} ${own}` : own) || nameIn(path);
}
