import { tag } from './docx-xml.ts';

/** Places that links go to. */
export interface Bookmarks {
  /** The name of an anchor's bookmark; undefined where the document has no such place. */
  readonly nameOf: (anchor: string) => string | undefined;
  /** XML with the bookmark of an anchor around it. */
  readonly around: (anchor: string, content: string) => string;
}

/** Word takes 40 characters. */
const longest = 40;

/** @param anchors every place there is, each once */
export function bookmarks(anchors: readonly string[]): Bookmarks {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const anchor of anchors) {
    if (names.has(anchor)) continue;
    const name = freeName(anchor, taken);
    // Word does not tell capitals apart.
    taken.add(name.toLowerCase());
    names.set(anchor, name);
  }
  const ids = new Map([...names.keys()].map((anchor, index) => [anchor, index + 1]));
  return {
    nameOf: (anchor) => names.get(anchor),
    around(anchor, content) {
      const id = ids.get(anchor);
      if (id === undefined) return content;
      const start = tag('w:bookmarkStart', { 'w:id': id, 'w:name': names.get(anchor) });
      return `${start}${content}${tag('w:bookmarkEnd', { 'w:id': id })}`;
    },
  };
}

// The underscore keeps them out of the user's list of bookmarks.
function freeName(anchor: string, taken: ReadonlySet<string>): string {
  const plain = `_${anchor
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')}`;
  let name = plain.slice(0, longest);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const end = `_${number}`;
    name = plain.slice(0, longest - end.length) + end;
  }
  return name;
}
