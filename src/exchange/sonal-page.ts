import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Words of one look within a segment: coded, commented and made anonymous alike. */
export interface SonalFragment {
  readonly text: string;
  /** `cat_001`. */
  readonly categories: readonly string[];
  /** Rank of its first token, and how many tokens it has. */
  readonly rank: number;
  readonly length: number;
  /** What is shown in place of a name; where a name is several fragments, its first and last say so. */
  readonly pseudonym?: string;
  readonly isName: boolean;
  readonly endsName: boolean;
  /** A name that is to be replaced, and is not yet. */
  readonly unhidden: boolean;
  readonly comment?: { readonly text: string; readonly author: string; readonly end: number };
}

/** What is said between two places of the recording. */
export interface SonalSegment {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** Index in the list of speakers. */
  readonly speaker: string;
  readonly name: string;
  readonly fragments: readonly SonalFragment[];
}

/** A `.sonal` as it is written: a page of HTML with lists in JSON. */
export interface SonalPage {
  readonly segments: readonly SonalSegment[];
  readonly notes: string;
  /** The list a script of this id holds; empty where there is none. */
  list(id: string): readonly unknown[];
}

/** Reads the page; its form is described in docs/FORMATS.md of Sonal π. */
export function sonalPage(html: string): SonalPage {
  const scripts = new Map<string, string>();
  const segments: SonalSegment[] = [];
  let notes = '';
  const take = (element: Element): boolean => {
    const id = attribute(element, 'id');
    if (element.tagName === 'script') scripts.set(id, textOf(element));
    else if (id === 'txtnotes') notes = textOf(element).trim();
    else if (hasClass(element, 'lblseg')) segments.push(segmentOf(element));
    else return false;
    return true;
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && take(node)) return;
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(unified().use(rehypeParse).parse(html));
  return { segments, notes, list: (id) => listIn(scripts.get(id) ?? '') };
}

/** The lists stand in braces, which JSON does not allow. */
function listIn(script: string): readonly unknown[] {
  const list = script.slice(script.indexOf('['), script.lastIndexOf(']') + 1);
  try {
    const read: unknown = JSON.parse(list === '' ? '[]' : list);
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

function segmentOf(element: Element): SonalSegment {
  const said = (name: string) => attribute(element, name);
  const fragments = element.children.flatMap((child): SonalFragment[] => {
    if (child.type === 'element') return [fragmentOf(child)];
    return child.type === 'text' && child.value.trim() !== '' ? [{ ...nothing, text: folded(child.value) }] : [];
  });
  return {
    start: Number(said('dataDeb')) || 0,
    end: Number(said('dataFin')) || 0,
    speaker: said('dataLoc'),
    name: said('dataNomloc'),
    fragments,
  };
}

const nothing = { text: '', categories: [], rank: -1, length: 0, isName: false, endsName: false, unhidden: false };

function fragmentOf(element: Element): SonalFragment {
  const said = (name: string) => attribute(element, name);
  const isName = hasClass(element, 'anon');
  const [pseudonym, comment] = [said('dataPseudo'), said('dataObs').trim()];
  return {
    text: folded(textOf(element)),
    categories: classesOf(element).filter((name) => /^cat_\d+$/.test(name)),
    rank: Number(said('dataRk')),
    length: Number(said('dataLen')) || 1,
    isName,
    endsName: isName && hasClass(element, 'finsel'),
    unhidden: !isName && said('dataAnonNt') === 'true' && !hasClass(element, 'anon-exception'),
    ...(pseudonym === '' ? {} : { pseudonym }),
    ...(comment === ''
      ? {}
      : { comment: { text: comment, author: said('dataAuth'), end: Number(said('dataFinobs') || Number.NaN) } }),
  };
}

function folded(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  return value === undefined || value === null ? '' : String(value);
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}
