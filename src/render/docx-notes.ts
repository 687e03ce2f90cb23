import type { FootnoteDefinition } from 'mdast';
import type { CiteNote } from './cite-notes.ts';
import { field } from './docx-run.ts';
import { declaration, declared, tag, valued } from './docx-xml.ts';

export type Note = FootnoteDefinition | CiteNote;

/** The footnotes of a document, numbered by their first call. */
export interface Notes {
  /** The call of a note, as runs; the second call of one is a reference to its number. Undefined where there is none. */
  readonly call: (id: string) => string | undefined;
  /** Those called so far, in order. */
  readonly called: () => readonly Note[];
  /** The note without a call: in another note. */
  readonly find: (id: string) => Note | undefined;
  readonly numberOf: (id: string) => number | undefined;
}

/**
 * @param known the notes by identifier, in lower case
 * @param callStyle id of the character style
 */
export function notes(known: ReadonlyMap<string, Note>, callStyle: () => string | undefined): Notes {
  const numbers = new Map<string, number>();
  const properties = () => tag('w:rPr', {}, valued('w:rStyle', callStyle() ?? ''));
  return {
    call(id) {
      if (!known.has(id)) return undefined;
      const number = numbers.get(id);
      if (number !== undefined) {
        const result = tag('w:r', {}, properties(), tag('w:t', {}, String(number)));
        return field(`NOTEREF ${bookmarkOf(number)} \\f \\h`, result, properties());
      }
      const next = numbers.size + 1;
      numbers.set(id, next);
      const run = tag('w:r', {}, properties(), tag('w:footnoteReference', { 'w:id': next }));
      // Bookmarks of notes count from a million, so that they meet none of the text's.
      const start = tag('w:bookmarkStart', { 'w:id': 1_000_000 + next, 'w:name': bookmarkOf(next) });
      return `${start}${run}${tag('w:bookmarkEnd', { 'w:id': 1_000_000 + next })}`;
    },
    called: () => [...numbers.keys()].map((id) => known.get(id) as Note),
    find: (id) => known.get(id),
    numberOf: (id) => numbers.get(id),
  };
}

// Word makes such names for its own references.
function bookmarkOf(number: number): string {
  return `_RefNote${number}`;
}

/** `word/footnotes.xml`: the lines that part notes from the text, and the notes. */
export function footnotesXml(written: readonly string[]): string {
  const line = (id: number, type: string, content: string) =>
    tag(
      'w:footnote',
      { 'w:type': type, 'w:id': id },
      `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>${content}</w:r></w:p>`,
    );
  return `${declaration}${tag(
    'w:footnotes',
    declared('w', 'r', 'wp', 'a', 'pic'),
    line(-1, 'separator', '<w:separator/>'),
    line(0, 'continuationSeparator', '<w:continuationSeparator/>'),
    written.map((content, index) => tag('w:footnote', { 'w:id': index + 1 }, content)).join(''),
  )}`;
}
