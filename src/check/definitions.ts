import { contentStems } from '../language/content-words.ts';
import { foldWord } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import type { Code } from '../model/codebook.ts';
import type { Problem } from '../model/problem.ts';
import type { Spoken } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { isRelated, listed } from './code-lists.ts';

/**
 * What two codes must share to say nearly the same, as a share of what either says (Jaccard). Chosen far above what two
 * finished codebooks of 86 and 101 codes hold, where no two definitions share more than 0.33 of their stems, and no two
 * codes, neither above the other, more than 0.27 of their indicators.
 */
const alike = { definitions: { share: 0.6, least: 4 }, indicators: { share: 0.75, least: 4 } };

/** Two codes that say nearly the same: coders would take now the one, now the other. */
export function checkOverlaps(coded: CodedStudy): Problem[] {
  const codes = [...coded.codebook.codes.values()];
  const stems = stemsReader(coded.settings.spoken);
  const definitions = likePairs(
    codes.map(({ definition }) => stems(definition)),
    alike.definitions,
  );
  const indicators = likePairs(
    codes.map((code) => new Set(code.indicators.map((one) => [...stems(one)].join(' ')).filter((one) => one !== ''))),
    alike.indicators,
  ).filter(([one, other]) => !isRelated(coded, codes[one]?.id ?? '', codes[other]?.id ?? ''));
  const told = new Set(definitions.map(String));
  return [
    ...definitions.map((pair) => overlap(codes, pair, 'The definition')),
    ...indicators.filter((pair) => !told.has(String(pair))).map((pair) => overlap(codes, pair, 'Most indicators')),
  ];
}

function overlap(codes: readonly Code[], [first, second]: readonly [number, number], what: string): Problem {
  const [one, other] = [codes[first], codes[second]] as [Code, Code];
  const message =
    what === 'The definition'
      ? `The definition of « ${other.id} » says nearly what that of « ${one.id} » says. Say what tells them apart, or merge them.`
      : `« ${other.id} » has nearly the same indicators as « ${one.id} »: the same passages suggest both. Keep each with one of them.`;
  return { ...other.place, rule: 'overlapping-codes', severity: 'warning', message, related: one.place };
}

function stemsReader(spoken: Spoken): (text: string) => Set<string> {
  const stemOf = contentStems(spoken);
  return (text) => new Set(tokenize(text, spoken.language).flatMap((token) => stemOf(foldWord(token.text)) ?? []));
}

/** The pairs of sets that share enough, by way of what they share. */
function likePairs(
  sets: readonly Set<string>[],
  { share, least }: { share: number; least: number },
): [number, number][] {
  const having = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  sets.forEach((set, index) => {
    const shared = new Map<number, number>();
    for (const item of set) {
      const earlier = having.get(item) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      having.set(item, [...earlier, index]);
    }
    for (const [other, count] of shared) {
      const all = set.size + (sets[other]?.size ?? 0) - count;
      if (count >= least && count / all >= share) pairs.push([other, index]);
    }
  });
  return pairs;
}

/** Below, a codebook is a beginning, and needs no reminder. */
const fewestCodes = 5;

/**
 * Codes without a definition; and where most themes have an example, those without: each kind once for the codebook.
 */
export function checkDefinitions(coded: CodedStudy, { codebookBroken }: CheckContext): Problem[] {
  const codes = [...coded.codebook.codes.values()];
  if (codebookBroken || codes.length < fewestCodes) return [];
  const bare = codes.filter(({ definition }) => definition === '');
  const themes = codes.filter(({ level }) => level === 1);
  const unshown = themes.filter(({ examples }) => examples === '');
  const shows = unshown.length * 2 < themes.length;
  const defined = unshown.filter(({ definition }) => shows && definition !== '');
  return [
    ...once(bare, (which, verb) => ({
      rule: 'no-definition',
      message: `${which} ${verb} no definition: two people would not code alike. Say in a sentence what belongs to each.`,
    })),
    ...once(defined, (which, verb) => ({
      rule: 'no-example',
      message: `${which} ${verb} no example: a passage under \`## Exemples\` (\`## Examples\`) shows better than a definition what is meant.`,
    })),
  ];
}

function once(
  codes: readonly Code[],
  say: (which: string, verb: string) => Pick<Problem, 'rule' | 'message'>,
): Problem[] {
  const [first] = codes;
  if (!first) return [];
  return [{ ...first.place, severity: 'info', ...say(listed(codes), codes.length === 1 ? 'has' : 'have') }];
}
