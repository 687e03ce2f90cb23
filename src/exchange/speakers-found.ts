import { asksByLabel } from '../parse/speaker-labels.ts';
import { type LabelForm, labelsOf } from './label-edits.ts';

/** A label of an imported source. */
export interface SpeakerFound {
  readonly label: string;
  /** How often it opens a turn. */
  readonly turns: number;
  readonly asks: boolean;
  /** A label used more often that is written nearly so. */
  readonly like?: string;
}

/** The candidate a mistyped word most likely meant. */
export type Nearest = (word: string, candidates: Iterable<string>) => string | undefined;

/** The labels of a body with their counts, the most frequent first. */
export function speakersFound(body: string, form: LabelForm, nearest: Nearest): SpeakerFound[] {
  const counts = countsOf(body, form);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.map(([label, turns]) => {
    const others = ranked.filter(([other, more]) => more > turns && !isNumbered(label, other)).map(([other]) => other);
    const like = nearest(label, others);
    return { label, turns, asks: asksByLabel(label, form.interviewers), ...(like === undefined ? {} : { like }) };
  });
}

/** What stands like a label once, and is written nearly like one that returns: a typo, for a person to look at. */
export function misspeltLabels(body: string, form: LabelForm, nearest: Nearest): string[] {
  const counts = countsOf(body, form);
  const known = [...counts].filter(([, count]) => count >= 2).map(([label]) => label);
  const candidates = [...body.matchAll(/(?<=^|\n)(?:\*\*)?(\p{Lu}[\p{L}\p{N} .'’-]{0,46})(?:\*\*)?[^\S\n]*[:：]/gu)];
  const names = candidates.map((match) => (match[1] as string).trim()).filter((name) => !counts.has(name));
  return [...new Set(names)].filter((name) => {
    const like = nearest(name, known);
    return like !== undefined && !isNumbered(name, like);
  });
}

function countsOf(body: string, form: LabelForm): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of labelsOf(body, form)) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** « Participante 1 » and « Participante 2 » are two people. */
function isNumbered(label: string, other: string): boolean {
  return label.replace(/\d+/g, '') === other.replace(/\d+/g, '');
}
