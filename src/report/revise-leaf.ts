import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../model/span.ts';
import { parseDirectives } from '../parse/template.ts';
import type { TemplateLeaf } from './template-leaves.ts';

/** Words of a leaf, kept, deleted or inserted; `\u2029` in inserted words ends a paragraph. */
export interface RevisedPiece {
  readonly text: string;
  readonly change?: 'inserted' | 'deleted';
}

export interface Splice extends Span {
  readonly text: string;
}

/** Plain words as Markdown; with `all`, every sign escaped. */
export type Escape = (text: string, all: boolean) => string;

/** Changes side by side: one wish of one reader. */
export interface Wish<T extends RevisedPiece> {
  readonly pieces: readonly T[];
  readonly splices?: readonly Splice[];
}

/**
 * The changes of a paragraph as splices of its template. A change that touches what a directive gives has none; neither
 * have all of them where the result would not read as it was asked for.
 */
export function reviseLeaf<T extends RevisedPiece>(
  leaf: TemplateLeaf,
  pieces: readonly T[],
  body: string,
  asMarkdown: Escape,
): Wish<T>[] {
  const units = matchedUnits(leaf, pieces.map(({ text, change }) => (change === 'inserted' ? '' : text)).join(''));
  const groups = groupsOf(pieces);
  for (const all of [false, true]) {
    const wishes = groups.map(({ own, at }): Wish<T> => {
      const splices = splicesOf(own, at, units, leaf, body, (text) => asMarkdown(text, all));
      return splices ? { pieces: own, splices } : { pieces: own };
    });
    const splices = wishes.flatMap((wish) => wish.splices ?? []);
    if (reads(leaf, body, splices, finalText(groups, wishes, pieces, leaf, units))) return wishes;
  }
  return groups.map(({ own }) => ({ pieces: own }));
}

interface Group<T> {
  readonly own: readonly T[];
  /** Where it begins among the units as they were. */
  readonly at: number;
}

function groupsOf<T extends RevisedPiece>(pieces: readonly T[]): Group<T>[] {
  const groups: { own: T[]; at: number }[] = [];
  let at = 0;
  let isOpen = false;
  for (const piece of pieces) {
    if (piece.change === undefined) isOpen = piece.text === '' && isOpen;
    else {
      if (!isOpen) groups.push({ own: [], at });
      groups.at(-1)?.own.push(piece);
      isOpen = true;
    }
    if (piece.change !== 'inserted') at += piece.text.length;
  }
  return groups;
}

/** For each unit of the paragraph the unit of the leaf it is, white space apart; -1 for further white space of a run. */
function matchedUnits({ text }: TemplateLeaf, original: string): number[] {
  let at = 0;
  return Array.from(original, (unit) => unit).flatMap((sign) =>
    sign.split('').map((unit) => {
      if (/\s/.test(unit)) return /\s/.test(text[at] ?? '') ? at++ : -1;
      while (at < text.length && /\s/.test(text[at] as string)) at++;
      return at < text.length ? at++ : -1;
    }),
  );
}

function splicesOf(
  own: readonly RevisedPiece[],
  at: number,
  units: readonly number[],
  leaf: TemplateLeaf,
  body: string,
  asMarkdown: (text: string) => string,
): Splice[] | undefined {
  const splices: Splice[] = [];
  let from = at;
  for (const { change, text } of own) {
    if (change !== 'deleted') continue;
    for (const unit of units.slice(from, from + text.length)) {
      if (unit === -1) continue;
      const span = leaf.units[unit];
      if (!span) return undefined;
      splices.push({ ...span, text: '' });
    }
    from += text.length;
  }
  const words = own.map(({ change, text }) => (change === 'inserted' ? text : '')).join('');
  if (words !== '') {
    const place = placeOf(at, from, units, leaf);
    const written = insertedMarkdown(words, leaf, body, asMarkdown);
    if (place === undefined || written === undefined) return undefined;
    splices.push({ start: place, end: place, text: written });
  }
  return joined(splices, leaf);
}

/** Beside the words before it, or those after it, whichever stand in fewer marks; at its ends outside of all. */
function placeOf(from: number, to: number, units: readonly number[], leaf: TemplateLeaf): number | undefined {
  const spanAt = (index: number) => leaf.units[units[index] ?? -1];
  const places = [
    ...(to > from ? [spanAt(from)?.start] : []),
    ...(from > 0 ? [spanAt(from - 1)?.end] : []),
    ...(to < units.length ? [spanAt(to)?.start] : []),
    ...(from === 0 && leaf.kind !== 'heading' && leaf.kind !== 'inner' ? [leaf.span.start] : []),
    ...(to === units.length && leaf.kind !== 'inner' ? [leaf.span.end] : []),
  ].filter((place) => place !== undefined);
  const depth = (place: number) => leaf.marks.filter(({ start, end }) => place > start && place < end).length;
  // Words that take the place of others stand where those stood.
  if (to > from) return places[0];
  return [...places].sort((a, b) => depth(a) - depth(b))[0];
}

function insertedMarkdown(
  words: string,
  leaf: TemplateLeaf,
  body: string,
  asMarkdown: (text: string) => string,
): string | undefined {
  const joint = jointOf(leaf, body);
  if (words.includes('\u2029') && joint === undefined) return undefined;
  return words
    .split('\u2029')
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .map((paragraph) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(paragraph) ?? [];
      return before + (inner === '' ? '' : asMarkdown(inner)) + after;
    })
    .join(joint ?? '');
}

/** What parts two paragraphs, or two items, here. */
function jointOf({ kind, item, span, block }: TemplateLeaf, body: string): string | undefined {
  if (kind === 'paragraph' || kind === 'heading') return '\n\n';
  if (kind !== 'item' || !item) return undefined;
  const line = body.lastIndexOf('\n', item.start - 1) + 1;
  const lead = body.slice(Math.max(line, Math.min(block.start, line)), span.start);
  return /^\s*(?:[-*+]|\d+[.)])\s+$/.test(lead) ? `\n${lead}` : undefined;
}

/** Neighbours as one; marks of which all words go, go too. */
function joined(splices: readonly Splice[], { marks, units }: TemplateLeaf): Splice[] {
  const gone = splices.filter(({ start, end }) => end > start);
  const isGone = (unit: Span | undefined) =>
    gone.some(({ start, end }) => unit && start <= unit.start && end >= unit.end);
  const empty = marks.filter((mark) => {
    const inside = units.filter((unit) => unit && unit.start >= mark.start && unit.end <= mark.end);
    return (
      inside.length > 0 &&
      inside.every(isGone) &&
      !splices.some(({ start, text }) => text !== '' && start > mark.start && start < mark.end)
    );
  });
  const all = [...splices, ...empty.map((mark) => ({ ...mark, text: '' }))].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const result: Splice[] = [];
  for (const one of all) {
    const last = result.at(-1);
    if (last && one.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, one.end), text: last.text + one.text };
    else result.push(one);
  }
  return result;
}

const kept = '\ufffc';

/** The words as they are asked for; what a directive gives is one sign. */
function finalText<T extends RevisedPiece>(
  groups: readonly Group<T>[],
  wishes: readonly Wish<T>[],
  pieces: readonly T[],
  leaf: TemplateLeaf,
  units: readonly number[],
): string {
  const applied = new Set(groups.flatMap(({ own }, index) => (wishes[index]?.splices ? own : [])));
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    const isApplied = applied.has(piece);
    if (piece.change === 'inserted') {
      if (isApplied) text += piece.text;
      continue;
    }
    for (const unit of piece.text) {
      const isGiven = units[at] !== undefined && units[at] !== -1 && leaf.units[units[at] as number] === undefined;
      if (!(isApplied && piece.change === 'deleted')) text += isGiven ? kept : unit;
      at += unit.length;
    }
  }
  return text;
}

/** Whether the leaf, spliced, reads as these words. */
function reads({ span }: TemplateLeaf, body: string, splices: readonly Splice[], text: string): boolean {
  let written = '';
  let from = span.start;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    written += body.slice(from, splice.start) + splice.text;
    from = splice.end;
  }
  written += body.slice(from, span.end);
  const labels = [...new Set([...written.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label]) => label))];
  const root = parseDirectives(written + labels.map((label) => `\n\n[^${label}]: x`).join('')) as Root;
  const shown = root.children
    .filter(({ type }) => type !== 'footnoteDefinition')
    .map(wordsOf)
    .join(' ');
  return folded(shown) === folded(text);
}

function wordsOf(node: Nodes): string {
  if (node.type === 'textDirective' || node.type === 'inlineCode') return kept;
  if (node.type === 'leafDirective' || node.type === 'containerDirective') return '\u0000';
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return /^<br\b/i.test(node.value) ? '\n' : '';
  if ('children' in node)
    return node.children.map(wordsOf).join(['list', 'listItem', 'table', 'blockquote'].includes(node.type) ? ' ' : '');
  return node.type === 'image' ? '' : textOf(node);
}

function folded(text: string): string {
  return text.replace(/\s+/g, '').replace(new RegExp(`${kept}+`, 'g'), kept);
}
