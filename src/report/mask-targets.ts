import type { CodedStudy } from '../model/study.ts';
import { namedIn } from '../verbatims/identities.ts';
import type { Block, Quotes } from './document.ts';

interface Target {
  type?: string;
  identifier?: string;
  label?: string;
  url?: string;
  children?: Target[];
}

/**
 * Blocks whose footnotes are not called by a name that may not be shown, `[^zorglubia]`, and whose links follow headings
 * to their new anchors.
 * @param anchors new anchor of each heading that lost a name, by its old one
 */
export function maskTargets(
  blocks: readonly (Block | Quotes)[],
  anchors: ReadonlyMap<string, string>,
  coded: CodedStudy,
): (Block | Quotes)[] {
  const notes = renamedNotes(blocks, coded);
  if (notes.size === 0 && anchors.size === 0) return [...blocks];
  return blocks.map((block) => {
    if (block.type !== 'prose' && block.type !== 'heading') return block;
    const copy = JSON.parse(JSON.stringify(block)) as typeof block;
    for (const node of copy.nodes as Target[]) retarget(node, notes, anchors);
    return { ...copy, markdown: retargeted(copy.markdown, notes, anchors) };
  });
}

/** New ids of footnotes by their old ones, in lower case as mdast has them, in the order they are met. */
function renamedNotes(blocks: readonly (Block | Quotes)[], coded: CodedStudy): ReadonlyMap<string, string> {
  const ids = new Set<string>();
  const collect = ({ type, identifier, children = [] }: Target) => {
    if (type?.startsWith('footnote') && identifier !== undefined) ids.add(identifier);
    children.forEach(collect);
  };
  for (const block of blocks)
    if (block.type === 'prose' || block.type === 'heading') (block.nodes as Target[]).forEach(collect);
  const renamed = new Map<string, string>();
  let number = 0;
  for (const id of ids) {
    if (namedIn(`${id} ${id.replace(/\p{L}+/gu, capitalised)}`.replace(/[_.]/g, ' '), coded).length === 0) continue;
    do number += 1;
    while (ids.has(`note-${number}`));
    renamed.set(id, `note-${number}`);
  }
  return renamed;
}

/** Ids are kept in lower case; a name may be one with its capital only. */
function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function retarget(node: Target, notes: ReadonlyMap<string, string>, anchors: ReadonlyMap<string, string>): void {
  const note = node.type?.startsWith('footnote') ? notes.get(node.identifier ?? '') : undefined;
  if (note !== undefined) Object.assign(node, { identifier: note, label: note });
  const anchor = node.url?.startsWith('#') ? anchors.get(decoded(node.url.slice(1))) : undefined;
  if (anchor !== undefined) node.url = `#${anchor}`;
  for (const child of node.children ?? []) retarget(child, notes, anchors);
}

function retargeted(
  markdown: string,
  notes: ReadonlyMap<string, string>,
  anchors: ReadonlyMap<string, string>,
): string {
  return markdown
    .replace(/\[\^([^\]\s]+)\]/g, (whole, id: string) => {
      const note = notes.get(id.toLowerCase());
      return note === undefined ? whole : `[^${note}]`;
    })
    .replace(/((?:\]\(|\]:[ \t]*)<?)#([^\s)>]+)/g, (whole, before: string, old: string) => {
      const anchor = anchors.get(decoded(old));
      return anchor === undefined ? whole : `${before}#${anchor}`;
    });
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
