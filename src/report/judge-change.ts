import type { FoundComparative, FoundComparatives } from '../language/find-comparatives.ts';
import { comparativeMeaning, judgeComparative } from '../language/judge-comparative.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { CodedStudy } from '../model/study.ts';
import { detectableSentence } from './detectable-sentence.ts';

export interface JudgedChange {
  readonly verdict: 'holds' | 'edge' | 'fails';
  /** What decides it, for a message; of no interest where it holds. */
  readonly why: string;
  readonly rule: string;
  /** Cases seen on both sides that changed the other way, or that have what is said to be gone. */
  readonly exceptions: readonly string[];
}

interface Change {
  readonly found: FoundComparatives;
  readonly compared: Comparison;
  readonly row: ComparisonRow;
}

/** An adjusted p below this is a difference detected. */
const alpha = 0.05;
const worst = { fails: 0, edge: 1, holds: 2 };

/** Judges every comparison a claim states: the worst decides. */
export function judgeChange({ found, compared, row }: Change, coded: CodedStudy): JudgedChange {
  const judged = found.comparatives.map((claim) => judgeOne(claim, { found, compared, row }, coded));
  return judged.sort((a, b) => worst[a.verdict] - worst[b.verdict])[0] as JudgedChange;
}

function judgeOne(claim: FoundComparative, { found, compared, row }: Change, coded: CodedStudy): JudgedChange {
  const { verdict, reason } = judgeComparative(claim, row.from, row.to);
  const exceptions = exceptionsTo(claim, row);
  const rule = found.significant === undefined ? claim.name : `${claim.name}, significant`;
  const judgedAs = (why: string, said: JudgedChange['verdict']) => ({ verdict: said, why, rule, exceptions });
  const meaning = `« ${claim.words} » means ${comparativeMeaning(claim)}`;
  if (verdict === 'fails') return judgedAs(reason ?? meaning, 'fails');
  const { q } = row;
  const opposed = opposes(claim, row, found.significant !== undefined, coded);
  if (opposed !== undefined) return judgedAs(opposed, 'fails');
  if (found.significant !== undefined && claim.name !== 'same' && (q === null || q >= alpha))
    return judgedAs(`« ${found.significant} » needs an adjusted p below 0.05; it is ${shownP(q)}`, 'fails');
  if (claim.name === 'same') {
    if (coded.settings.sampling === 'random' && q !== null && q < alpha)
      return judgedAs(`a difference is detected, adjusted p ${shownP(q)}`, 'fails');
    return judgedAs(`so few cases cannot show that nothing differs. ${power(compared, coded)}`.trim(), 'edge');
  }
  const contrary = contradicts(claim, row);
  if (contrary !== undefined) return judgedAs(contrary, 'edge');
  return judgedAs(`with one case more or less it would not (${meaning})`, verdict);
}

function power(compared: Comparison, coded: CodedStudy): string {
  const english = { ...coded, settings: { ...coded.settings, language: 'en' as const } };
  return (detectableSentence(compared, english) ?? '').replace(/\.$/, '');
}

function shownP(p: number | null): string {
  return p === null ? 'not to be had' : p < 0.001 ? 'less than 0.001' : p.toFixed(3);
}

function rises({ name, factor = 1 }: FoundComparative): boolean {
  return name === 'more' || name === 'new' || (name === 'times' && factor > 1);
}

function exceptionsTo(claim: FoundComparative, { pairs }: ComparisonRow): readonly string[] {
  if (!pairs) return [];
  if (claim.name === 'same') return [...pairs.lost, ...pairs.gained];
  return rises(claim) ? pairs.lost : pairs.gained;
}

/**
 * Where the difference that the test is about goes the other way than the claim: that of a panel is over its pairs, whatever
 * all cases together say. It counts where the test is claimed, or where it detects the difference.
 */
function opposes(
  claim: FoundComparative,
  { inference, pairs, q }: ComparisonRow,
  isSignificant: boolean,
  { settings }: CodedStudy,
): string | undefined {
  if (claim.name === 'same' || !inference || settings.sampling !== 'random') return undefined;
  const isDetected = q !== null && q < alpha;
  const isContrary = rises(claim) ? inference.difference < 0 : inference.difference > 0;
  if (!isContrary || !(isSignificant || isDetected)) return undefined;
  const way = inference.difference > 0 ? 'a rise' : 'a fall';
  const over = pairs
    ? ` over the ${pairs.n} on both sides, ${pairs.gained.length} of which gained it and ${pairs.lost.length} lost it`
    : '';
  return `the test is of ${way}${over}, adjusted p ${shownP(q)}`;
}

/** Of a panel, where the cases seen on both sides changed the other way than the shares. */
function contradicts(claim: FoundComparative, { pairs }: ComparisonRow): string | undefined {
  if (!pairs || pairs.n === 0) return undefined;
  const [gained, lost] = [pairs.gained.length, pairs.lost.length];
  if (rises(claim) ? lost <= gained : gained <= lost) return undefined;
  return `of the ${pairs.n} on both sides ${gained} gained it and ${lost} lost it`;
}
