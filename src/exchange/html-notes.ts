import type { Element, Nodes } from 'hast';

/** Footnotes and endnotes of a page: what is no word of its text. */
export interface HtmlNotes {
  /** Marks in the text, and the notes themselves. */
  readonly elements: ReadonlySet<Element>;
  readonly count: number;
}

/** What Pandoc and e-books name notes by, and LibreOffice, Word and Wikipedia. */
const noteRoles = /^doc-(?:footnote|endnote)s?$/;
const noteClasses = /^(?:footnotes?|endnotes?|footnotes?-end-of-\S+|references|sdfootnote(?:-\S+)?)$/;
const noteStyles = /mso-element:\s*(?:foot|end)note/;
/** `1`, `[1]`, `*`, `iv`. */
const shortMark = /^\s*[[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\])]?\s*$/i;

/** The elements of a page, and how they hang together. */
interface Tree {
  readonly parents: ReadonlyMap<Element, Element | undefined>;
  readonly byId: ReadonlyMap<string, Element>;
  readonly links: readonly Element[];
}

/**
 * Notes by their role, class or style; and, whatever wrote the page, by a short mark that leads to a block which leads
 * back to it.
 */
export function htmlNotes(root: Nodes): HtmlNotes {
  const elements = elementsIn(root);
  const tree: Tree = {
    parents: new Map(elements),
    byId: new Map(
      elements.flatMap(([element]) => {
        const { id, name } = element.properties;
        return [id, name].flatMap((one) => (typeof one === 'string' ? [[one, element] as const] : []));
      }),
    ),
    links: elements.flatMap(([element]) => (targetOf(element) === undefined ? [] : [element])),
  };
  const bodies = new Set(elements.flatMap(([element]) => (isNote(element) ? [element] : [])));
  const marks = new Set<Element>();
  const placesFrom = placesReached(tree);
  for (const link of tree.links) {
    const target = tree.byId.get(targetOf(link) as string);
    const block = target && outwards(target, tree).find(({ tagName }) => noteBlocks.has(tagName));
    if (!block || !shortMark.test(textOf(link))) continue;
    const around = outwards(link, tree);
    if (around.some((one) => one === block || bodies.has(one))) continue;
    const isNamed = outwards(block, tree).some((one) => bodies.has(one));
    const leadsBack = placesFrom(block).some((place) => around.includes(place) || outwards(place, tree).includes(link));
    if (!isNamed && !leadsBack) continue;
    marks.add(link);
    // Of two that lead to each other the first is the mark in the text.
    bodies.add(block);
  }
  return { elements: new Set([...marks, ...bodies]), count: marks.size || bodies.size };
}

/** The elements of a tree in its order, each with the one it stands in. */
function elementsIn(root: Nodes): [Element, Element | undefined][] {
  const all: [Element, Element | undefined][] = [];
  const walk = (node: Nodes, outer: Element | undefined): void => {
    if (node.type === 'element') all.push([node, outer]);
    const own = node.type === 'element' ? node : outer;
    if (node.type === 'element' || node.type === 'root') for (const child of node.children) walk(child, own);
  };
  walk(root, undefined);
  return all;
}

/** An element, and those it stands in, the nearest first. */
function outwards(element: Element, { parents }: Tree): Element[] {
  const all: Element[] = [];
  for (let at: Element | undefined = element; at; at = parents.get(at)) all.push(at);
  return all;
}

/** Where the links within a block lead. */
function placesReached({ byId }: Tree): (block: Element) => readonly Element[] {
  const known = new Map<Element, Element[]>();
  return (block) => {
    const places =
      known.get(block) ?? elementsIn(block).flatMap(([element]) => byId.get(targetOf(element) ?? '') ?? []);
    known.set(block, places);
    return places;
  };
}

const noteBlocks = new Set(['p', 'li', 'dd', 'aside', 'tr', 'div']);

function isNote({ properties }: Element): boolean {
  const words = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value ?? '').split(/\s+/));
  return (
    words(properties.role).some((role) => noteRoles.test(role)) ||
    words(properties.className).some((name) => noteClasses.test(name)) ||
    noteStyles.test(String(properties.style ?? ''))
  );
}

function targetOf({ tagName, properties }: Element): string | undefined {
  const { href } = properties;
  return tagName === 'a' && typeof href === 'string' && href.length > 1 && href.startsWith('#')
    ? href.slice(1)
    : undefined;
}

/** The words within a node. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : '';
}
