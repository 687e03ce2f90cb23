import { comparativeWords } from '../language/comparative-words.ts';
import { type FoundComparatives, findComparatives } from '../language/find-comparatives.ts';
import { findQuantifiers } from '../language/find-quantifiers.ts';
import { judgeClaim } from '../language/judge-claim.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import { frequency } from '../measure/frequency.ts';
import type { Side } from '../measure/side.ts';
import type { CodedStudy } from '../model/study.ts';
import { codeOf } from './base.ts';
import { comparedOnce } from './compared-once.ts';
import { comparisonWords } from './comparison-words.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { type JudgedChange, judgeChange } from './judge-change.ts';
import { sidesOf } from './sides-of.ts';
import { caseNames, countText } from './words.ts';

/**
 * Checks what a phrase claims of the change from one side to the other, and every quantity it states of the second, and
 * notes the claim in the manifest.
 * @returns the message of the fault, for a marker; undefined where the claim holds
 */
export function checkComparison(text: string, call: DirectiveCall, composing: Composing): string | undefined {
  const say = (rule: string, message: string) => fault(composing, call.place, rule, message);
  if (call.attributes.word !== undefined)
    return say('wrong-value', '`word=` cannot be compared: `from=` and `to=` compare a code. Remove one of them.');
  const code = codeOf(call, composing);
  const sides = code === undefined ? undefined : sidesOf(call, composing);
  if (code === undefined || !sides) return lastMessage(composing);
  const found = findComparatives(text, composing.coded.settings.language);
  const message = noComparison(text, found, composing.coded);
  if (message !== undefined) return say('no-comparison', message);
  const compared = comparedOnce(call.attributes.by ?? 'wave', sides, composing.coded);
  const row = compared.rows.find((one) => one.code === code && one.union.length === 0) as ComparisonRow;
  const why = whyNot(row, compared);
  if (why !== undefined) return say('not-comparable', `« ${text} » cannot be checked: ${why}.`);
  if (found.significant !== undefined) {
    const refused = whyNoTest(row, composing.coded);
    if (refused !== undefined)
      return say('significance-refused', `« ${found.significant} » cannot be claimed: ${refused}.`);
  }
  return report(text, { found, compared, row, sides }, call, composing);
}

function noComparison(
  text: string,
  { comparatives, superlative }: FoundComparatives,
  { settings: { language } }: CodedStudy,
): string | undefined {
  const known = `Known: ${comparativeWords[language].known.join(', ')}`;
  if (superlative !== undefined)
    return `« ${superlative} » is a superlative: it compares with all others, not with one side. ${known}.`;
  if (comparatives.length === 0)
    return `« ${text} » states no comparison that can be checked. ${known}; or remove \`from=\` and \`to=\`.`;
  const denied = comparatives.find((one) => one.denied);
  return denied && `« ${text} » denies « ${denied.words} », which cannot be checked. Say what happened. ${known}.`;
}

function whyNot({ status, from }: ComparisonRow, { from: first, to: second }: Comparison): string | undefined {
  if (status === 'comparable') return undefined;
  for (const { label, cases, unassessed } of [first, second]) {
    if (cases.length === 0) return `${label} has no case`;
    if (unassessed.length === cases.length) return `no case of ${label} has been assessed`;
  }
  if (status === 'not-asked')
    return `it was not assessed in ${from.n === 0 ? first.label : second.label} (\`asked:\`, \`only:\`, or a reading not complete)`;
  return comparisonWords('en').why[status];
}

function whyNoTest({ inference, reason, q }: ComparisonRow, { settings }: CodedStudy): string | undefined {
  if (settings.sampling !== 'random')
    return 'the cases were chosen, not drawn at random (`sampling: purposive`), so that no test applies. Say k of n, or declare `sampling: random` if they were drawn';
  if (reason !== undefined) return comparisonWords('en').why[reason];
  return !inference || q === null ? 'with so few cases no result could be significant' : undefined;
}

function report(
  text: string,
  { found, compared, row, sides }: Parameters<typeof judgeChange>[0] & { readonly sides: readonly [Side, Side] },
  call: DirectiveCall,
  composing: Composing,
): string | undefined {
  const { coded } = composing;
  const { from, to } = row;
  const judged = judgeChange({ found, compared, row }, coded);
  const quantity = ofSecond(found.rest, row, coded);
  const isWorse = quantity !== undefined && (quantity.verdict === 'fails' || judged.verdict === 'holds');
  const { verdict, why, rule } = isWorse ? quantity : judged;
  const waves = compared.variable === 'wave' ? sides.map(({ value }) => value) : undefined;
  const exceptions = caseNames(judged.exceptions, coded, waves);
  composing.claims.push({
    text,
    code: row.code,
    rule,
    from: { k: from.k, n: from.n },
    k: to.k,
    n: to.n,
    verdict,
    exceptions,
    against: caseNames(frequency(sides[1].coded, row.code, sides[1].selection).cases.against, coded, waves),
    file: call.place.file,
    line: call.place.line,
  });
  if (verdict === 'holds') return undefined;
  const counts = `${compared.from.label}: ${countText(from.k, from.n, coded)}; ${compared.to.label}: ${countText(to.k, to.n, coded)}`;
  const listed = exceptions.length === 0 ? '' : ` Otherwise: ${exceptions.join(', ')}.`;
  if (verdict === 'fails')
    return fault(composing, call.place, 'claim-fails', `« ${text} » is false. ${counts} (${why}).${listed}`);
  const message = `« ${text} » holds only just. ${counts}; ${why}.${listed}`;
  fault(composing, call.place, 'claim-edge', message, { severity: 'warning' });
  return undefined;
}

/** The quantities a comparison states beside it are of the second side. */
function ofSecond(rest: string, { to }: ComparisonRow, { settings }: CodedStudy): JudgedChange | undefined {
  const found = findQuantifiers(rest, settings.language, settings.quantifiers, to.n);
  const judged = judgeClaim(found, to.k, to.n);
  if (!judged || judged.verdict === 'holds') return undefined;
  const { verdict, quantifier, rule, reason } = judged;
  const why = reason ?? `« ${quantifier.words} » means ${rule.expression} of the second side`;
  return { verdict, why, rule: rule.name === 'own' ? rule.expression : rule.name, exceptions: [] };
}
