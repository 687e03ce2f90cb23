import type { Nodes } from 'mdast';
import type { Document, MarkerNode } from '../report/document.ts';
import { citeNotes } from './cite-notes.ts';
import { labels } from './labels.ts';
import { noBreakSpaces } from './no-break-spaces.ts';
import { escapeTypst, joinTypst, typstLabel, typstString } from './typst-escape.ts';
import type { TypstPictures } from './typst-pictures.ts';
import { webAddress } from './web-address.ts';

/** What stands elsewhere in the document, for the markup of a place in it. */
export interface TypstContext {
  readonly document: Document;
  /** Words of prose and of quotes, with the no-break spaces of the language: a line must not end in « «. */
  readonly text: (words: string) => string;
  /** Links and pictures by their definition’s identifier. */
  readonly addresses: ReadonlyMap<string, string>;
  /** `text` as a link to an address, or as it is where a PDF leads nowhere. */
  readonly link: (url: string, text: string) => string;
  /** A picture of the prose; where it is not at hand its description, as a link to it. */
  readonly picture: (url: string, alternative: string) => string;
  /** The name of a place that can be linked to, once; undefined where it has none. */
  readonly label: (anchor: string) => string | undefined;
  /** The call of an analyst’s footnote, with the note itself at its first call. */
  readonly note: (identifier: string) => string;
  /** The same of the footnote that says where an interview is published, by the id of the `cite`. */
  readonly cite: (id: string) => string;
}

/** Reads the document for what its places send to each other. `write` sets the words of an analyst’s own note. */
export function typstContext(
  document: Document,
  pictures: TypstPictures,
  write: (definition: Extract<Nodes, { type: 'footnoteDefinition' }>, context: TypstContext) => string,
): TypstContext {
  const places = new Set(document.blocks.flatMap((block) => ('anchor' in block ? [block.anchor] : [])));
  const unlabelled = new Set(places);
  // Of two definitions of one label the first counts.
  const definitions = allOf(document, 'definition').reverse();
  const addresses = new Map(definitions.map(({ identifier, url }) => [identifier, url]));
  const cited = citeNotes(document);
  const called = new Set<string>();
  const context: TypstContext = {
    document,
    text: (words) => escapeTypst(labels[document.language].spaced ? noBreakSpaces(words) : words),
    addresses,
    link: (url, text) => linkTo(url, text, places),
    picture: (url, alternative) =>
      pictures.set(url, alternative) ?? context.link(url, escapeTypst(alternative || (webAddress(url) ?? ''))),
    label: (anchor) => (unlabelled.delete(anchor) ? typstLabel(anchor) : undefined),
    note(identifier) {
      const words = notes.get(identifier);
      const name = typstLabel(`note.${identifier}`);
      if (words === undefined) return '';
      if (called.has(identifier)) return `#footnote(<${name}>)`;
      called.add(identifier);
      return `#footnote[${words()}]<${name}>`;
    },
    cite: (id) => context.note(cited.get(id)?.id.toLowerCase() ?? ''),
  };
  const notes = new Map<string, () => string>();
  for (const definition of allOf(document, 'footnoteDefinition')) {
    if (!notes.has(definition.identifier)) notes.set(definition.identifier, () => write(definition, context));
  }
  for (const { id, cite } of cited.values()) {
    notes.set(id.toLowerCase(), () => citation(cite, context));
  }
  return context;
}

function citation({ text, url }: { text: string; url: string }, { link }: TypstContext): string {
  const address = webAddress(url);
  if (!address) return escapeTypst(text);
  const shown = link(url, escapeTypst(url));
  return text === url || text === '' ? shown : joinTypst([escapeTypst(text), ' ', shown]);
}

function linkTo(url: string, text: string, places: ReadonlySet<string>): string {
  const address = webAddress(url);
  if (!address) return text;
  if (!address.startsWith('#')) return `#link(${typstString(address)})[${text}]`;
  const anchor = decoded(address.slice(1));
  return places.has(anchor) ? `#link(<${typstLabel(anchor)}>)[${text}]` : text;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function allOf<Type extends Nodes['type']>({ blocks }: Document, type: Type): Extract<Nodes, { type: Type }>[] {
  const collect = (node: Nodes | MarkerNode): Nodes[] => [
    ...(node.type === type ? [node as Nodes] : []),
    ...('children' in node ? (node.children as Nodes[]).flatMap(collect) : []),
  ];
  const found = blocks.flatMap((block) => ('nodes' in block ? (block.nodes as Nodes[]).flatMap(collect) : []));
  return found as Extract<Nodes, { type: Type }>[];
}
