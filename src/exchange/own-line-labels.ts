import type { Leaf } from '../parse/leaves.ts';
import { asksByLabel, foldLabel, isKnownLabel } from '../parse/speaker-labels.ts';
import { bodyLeaves } from './body-leaves.ts';
import { type BodyEdit, type LabelForm, labelsOf } from './label-edits.ts';
import type { Nearest } from './speakers-found.ts';

/** Labels that are a paragraph of their own, above what is said. */
export interface OwnLineLabels {
  /** As they stand. */
  readonly names: ReadonlySet<string>;
  /** Where nobody can be told to ask: the short paragraphs that return, with how often they stand. */
  readonly unsure: readonly (readonly [string, number])[];
}

/** A short paragraph that may be a label: with the one after it, unless a heading comes between. */
interface Short {
  readonly name: string;
  readonly folded: string;
  readonly next: Leaf | undefined;
}

const shape = /^\p{L}[\p{L}\p{M}\p{N} \u00a0\u202f.'’_-]{0,46}(?:[\u00a0\u202f ]?\?)?$/u;

/**
 * Finds labels in paragraphs of their own: names and roles that return, that something else follows, one of whom asks: by
 * role, or in what follows. What is alone once is one too if it is written nearly so.
 * @param given labels a person says are some.
 */
export function ownLineLabels(
  body: string,
  form: LabelForm,
  nearest: Nearest,
  given: readonly string[],
): OwnLineLabels {
  const asks = (name: string) => asksByLabel(form.rename(name), form.interviewers);
  const shorts = shortParagraphs(body, (name) => given.includes(name) || isKnownLabel(name, form.interviewers));
  const labelled = new Set(labelsOf(body, form).flatMap(({ name }) => (name === undefined ? [] : [name])));
  const isDialogue = [...labelled].some(asks) && [...labelled].some((name) => !asks(name));
  const told = new Set(given.map(foldLabel));
  const speaking = isDialogue ? new Set<string>() : whoSpeak(shorts, told, asks);
  const askers = [...speaking].filter((folded) => asksIn(shorts, folded, asks));
  const isSure = askers.length > 0 && askers.length < speaking.size;
  if (!isSure) {
    const names = new Set(shorts.filter(({ name }) => given.includes(name)).map(({ name }) => name));
    return { names, unsure: labelled.size + names.size > 0 ? [] : [...countsOf(shorts, speaking)] };
  }
  const sure = shorts.filter(({ folded }) => speaking.has(folded) || told.has(folded));
  const names = new Set(sure.map(({ name }) => name));
  const isSlip = ({ name, next }: Short) =>
    name.length > 3 && /^\p{Lu}/u.test(name) && !isLabel(next, names) && nearest(name, names) !== undefined;
  return { names: new Set([...names, ...shorts.filter(isSlip).map(({ name }) => name)]), unsure: [] };
}

/** The edits that give labels in paragraphs of their own a colon: then they are labels as any others. */
export function ownLineEdits(body: string, names: ReadonlySet<string>): BodyEdit[] {
  if (names.size === 0) return [];
  return bodyLeaves(body).flatMap((leaf) => {
    const { start, end, kind } = leaf;
    return kind === 'paragraph' && isLabel(leaf, names) ? [{ start, end, text: `**${nameOf(leaf)} :**` }] : [];
  });
}

function shortParagraphs(body: string, isKnown: (name: string) => boolean): Short[] {
  const leaves = bodyLeaves(body);
  return leaves.flatMap((leaf, index) => {
    const name = nameOf(leaf);
    if (leaf.kind !== 'paragraph' || !shape.test(name) || name.split(' ').length > 4) return [];
    // « Quand ? » asks, « Enquêtrice ? » is a label; « Oui. » is said, « J. M. » is a label.
    const ends = /\?$/.test(name) || (/\.$/.test(name) && !/^(?:\p{Lu}[.-] ?){1,4}$/u.test(name));
    if (ends && !isKnown(name)) return [];
    const next = leaves[index + 1];
    return [{ name, folded: foldLabel(name), next: next?.kind === 'paragraph' ? next : undefined }];
  });
}

function nameOf({ plain }: Leaf): string {
  return plain.text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

function isLabel(leaf: Leaf | undefined, names: ReadonlySet<string>): boolean {
  return leaf !== undefined && names.has(nameOf(leaf));
}

/**
 * Which return and are followed by something said. « Oui » returns too, but a label follows it: what a label follows most
 * often is taken off, until none is left.
 */
function whoSpeak(
  shorts: readonly Short[],
  told: ReadonlySet<string>,
  asks: (name: string) => boolean,
): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const { folded } of shorts) times.set(folded, (times.get(folded) ?? 0) + 1);
  const named = new Set(shorts.filter(({ name }) => /^\p{Lu}/u.test(name)).map(({ folded }) => folded));
  const returning = [...times].filter(([folded, count]) => count >= 2 && named.has(folded));
  const left = new Set([...returning.map(([folded]) => folded), ...[...told].filter((folded) => times.has(folded))]);
  const isKept = ({ folded, name }: Short) => told.has(folded) || (asks(name) && !/\?$/.test(name));
  const kept = new Set(shorts.filter(isKept).map(({ folded }) => folded));
  for (;;) {
    const empty = new Map<string, number>();
    for (const { folded, next } of shorts)
      if (!next || left.has(foldLabel(nameOf(next)))) empty.set(folded, (empty.get(folded) ?? 0) + 1);
    const share = (folded: string) => (empty.get(folded) ?? 0) / (times.get(folded) as number);
    const [worst] = [...left].filter((folded) => !kept.has(folded)).sort((a, b) => share(b) - share(a));
    if (worst === undefined || share(worst) <= 0.5) return left;
    left.delete(worst);
  }
}

/** Whether the one of a label asks: by role, or since most of what follows the label ends in a question mark. */
function asksIn(shorts: readonly Short[], label: string, asks: (name: string) => boolean): boolean {
  const own = shorts.filter(({ folded }) => folded === label);
  if (own.some(({ name }) => asks(name))) return true;
  const questions = own.filter(({ next }) => next !== undefined && /\?["»”’\s)]*$/.test(next.plain.text));
  return own.length >= 2 && questions.length * 2 > own.length;
}

function countsOf(shorts: readonly Short[], among: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, folded } of shorts) if (among.has(folded)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
