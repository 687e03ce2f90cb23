import { asksByLabel, foldLabel, isKnownLabel } from '../parse/speaker-labels.ts';
import { type LabelForm, labelsOf } from './label-edits.ts';

/** A label of an imported source. */
export interface SpeakerFound {
  readonly label: string;
  /** How often it opens a turn. */
  readonly turns: number;
  readonly asks: boolean;
  /** A label used more often that is written nearly so. */
  readonly like?: string;
  /** Other forms in which the file has it, but for case and accents the same. */
  readonly also?: readonly string[];
}

/** The candidate a mistyped word most likely meant. */
export type Nearest = (word: string, candidates: Iterable<string>) => string | undefined;

/** The labels of a body with their counts, the most frequent first. */
export function speakersFound(
  body: string,
  form: LabelForm,
  nearest: Nearest,
  variants: ReadonlyMap<string, string>,
): SpeakerFound[] {
  const counts = countsOf(body, form);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.map(([label, turns]) => {
    const isRole = (name: string) => isKnownLabel(name, form.interviewers);
    const others = ranked
      .filter(([other, more]) => more > turns || (more === turns && isRole(other) && !isRole(label)))
      .filter(([other]) => !isNumbered(label, other))
      .map(([other]) => other);
    const like = nearest(label, others);
    const also = [...variants.keys()].filter((variant) => form.rename(variant) === label);
    return {
      label,
      turns,
      asks: asksByLabel(label, form.interviewers),
      ...(like === undefined ? {} : { like }),
      ...(also.length === 0 ? {} : { also }),
    };
  });
}

/**
 * What stands like a label once: it is written nearly like one that is recognised, a typo for a person to look at; or it
 * is of its kind, initials where others are initials, « M. Val » where there is « Mme Roc ».
 */
export function strayLabels(body: string, form: LabelForm, nearest: Nearest): string[] {
  const counts = countsOf(body, form);
  const known = [...counts.keys()];
  const candidates = [...body.matchAll(/(?<=^|\n)(?:\*\*)?(\p{Lu}[\p{L}\p{N} {2}.'’-]{0,46})(?:\*\*)?[^\S\n]*[:：]/gu)];
  const names = candidates.map((match) => (match[1] as string).replace(/\s+/g, ' ').trim());
  const kinds = new Set(known.map(kindOf).filter((kind) => kind !== undefined));
  return [...new Set(names)].filter((name) => {
    if (counts.has(name)) return false;
    const kind = kindOf(name);
    if (kind !== undefined && kinds.has(kind)) return true;
    const like = nearest(name, known);
    return like !== undefined && !isNumbered(name, like);
  });
}

/** Initials, or a title with a name; no other label can be told from words before a colon. */
function kindOf(name: string): 'initials' | 'title' | undefined {
  if (/^(?:\p{Lu}[.-]?){2,4}$/u.test(name) && !/^(?:NB|PS|CV|RDV|ONG)$/.test(name)) return 'initials';
  return /^(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Mme|Mlle|Dr\.?|Pr\.?) \p{Lu}[\p{L}'’ -]*$/u.test(name) ? 'title' : undefined;
}

/**
 * Labels that another label equals but for case and accents, with that one: of those recognised, the most frequent; of
 * what stands like a label once, the one it equals. « E » and « É », « a) » and « A » may be two.
 * @param given labels that count though the body may not have them.
 */
export function labelVariants(body: string, form: LabelForm, given: readonly string[]): ReadonlyMap<string, string> {
  const counts = countsOf(body, form);
  const ranked = [...given, ...[...counts].sort(([, a], [, b]) => b - a).map(([label]) => label)];
  const leading = new Map<string, string>();
  for (const label of ranked) {
    const folded = foldLabel(label);
    if (!leading.has(folded)) leading.set(folded, label);
  }
  const lines = [
    ...body.matchAll(
      /(?<=^|\n)(?:\*\*|\\?\[)?(\p{L}[\p{L}\p{N} \u00a0\u202f.'’_-]{0,46}?)(?:\*\*)?[^\S\n\t]*(?:[:：\t\]—–|]|(?<=\s)-)/gu,
    ),
  ];
  const names = lines.map((match) => (match[1] as string).replace(/\s+/g, ' ').trim());
  const variants = new Map<string, string>();
  for (const name of new Set([...counts.keys(), ...names])) {
    const label = leading.get(foldLabel(name));
    if (label !== undefined && label !== name && name.length > 1 && !given.includes(name)) variants.set(name, label);
  }
  return variants;
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
