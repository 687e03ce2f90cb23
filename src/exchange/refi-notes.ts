import { nameIn, type RefiFile } from './refi-file.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml.ts';

/** Notes of a REFI project, and which of them something has taken. */
export interface RefiNotes {
  /** The words of the notes an element refers to, and of its own description. */
  of(element: XmlElement | undefined): string | undefined;
  /** Names of those that nothing has taken and that say something. */
  left(): string[];
  /** How many have no text in the file. */
  readonly empty: number;
}

export function refiNotes({ root, texts }: RefiFile): RefiNotes {
  const notes = new Map(
    childrenOf(childOf(root, 'Notes'), 'Note').map((note) => [
      guidIn(note.attributes.guid),
      { name: note.attributes.name ?? '', text: noteText(note, texts) },
    ]),
  );
  const taken = new Set<string>();
  return {
    of(element) {
      const references = childrenOf(element, 'NoteRef').map(({ attributes }) => guidIn(attributes.targetGUID));
      for (const guid of references) taken.add(guid);
      const words = [descriptionOf(element), ...references.map((guid) => notes.get(guid)?.text ?? '')];
      return words.filter((text) => text !== '').join('\n\n') || undefined;
    },
    left: () =>
      [...notes].flatMap(([guid, { name, text }]) =>
        taken.has(guid) || text === '' ? [] : [name.trim() || text.slice(0, 40).trim()],
      ),
    empty: [...notes.values()].filter(({ text }) => text === '').length,
  };
}

/** The plain text an element has, within or beside the XML; undefined where the file does not hold it. */
export function plainTextOf(element: XmlElement, texts: RefiFile['texts']): string | undefined {
  const content = childOf(element, 'PlainTextContent');
  if (content) return textIn(content);
  const path = element.attributes.plainTextPath;
  return path === undefined ? undefined : texts.get(nameIn(path));
}

/** GUIDs are written with braces or without, in any case; some programs write other ids. */
export function guidIn(guid: string | undefined): string {
  return (guid ?? '').replace(/[{}]/g, '').trim().toLowerCase();
}

function descriptionOf(element: XmlElement | undefined): string {
  return textIn(childOf(element, 'Description')).trim();
}

function noteText(note: XmlElement, texts: RefiFile['texts']): string {
  const text = plainTextOf(note, texts)?.trim() ?? '';
  return [descriptionOf(note), text].filter((part) => part !== '').join('\n\n');
}
