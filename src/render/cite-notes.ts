import type { FoldedDocument, Verbatim } from '../report/document.ts';

type Cite = NonNullable<Verbatim['cite']>;

/** A footnote that says where interviews are published; `id` clashes with none of the analyst's own. */
export interface CiteNote {
  readonly id: string;
  readonly cite: Cite;
}

/** The footnotes the verbatims call, by the id of their `cite`, in the order of the first call. */
export function citeNotes(document: FoldedDocument): Map<string, CiteNote> {
  const taken = analystIds(document);
  const notes = new Map<string, CiteNote>();
  for (const block of document.blocks) {
    if (block.type !== 'verbatim' || block.cite?.kind !== 'footnote' || notes.has(block.cite.id)) continue;
    const id = freeId(block.cite.id, taken);
    taken.add(id.toLowerCase());
    notes.set(block.cite.id, { id, cite: block.cite });
  }
  return notes;
}

// Markdown compares labels without regard to case.
function analystIds(document: FoldedDocument): Set<string> {
  const written = document.blocks.flatMap((block) => ('markdown' in block ? [block.markdown] : []));
  return new Set([...written.join('\n').matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => (match[1] ?? '').toLowerCase()));
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const clean = wanted.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'source';
  let id = clean;
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${clean}-${number}`;
  return id;
}
