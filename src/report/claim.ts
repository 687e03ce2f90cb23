import { type FoundQuantifiers, findQuantifiers } from '../language/find-quantifiers.ts';
import { type JudgedClaim, judgeClaim } from '../language/judge-claim.ts';
import { quantifierProfiles, type Rule } from '../language/quantifiers.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import { type Base, baseOf } from './base.ts';
import { checkComparison } from './comparison-claim.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { listing } from './labels.ts';
import { warnOfNoException } from './no-exception.ts';
import { stances } from './stances.ts';
import { caseNames, countText } from './words.ts';
import { wrongExceptions } from './wrong-exceptions.ts';

/**
 * Checks every quantity a phrase claims against the coding and notes the claim in the manifest.
 * @param text the author's words.
 * @returns the message of the fault, for a marker; undefined where the claim holds or is not to be checked.
 */
export function checkClaim(text: string, call: DirectiveCall, composing: Composing): string | undefined {
  const { unchecked } = call.attributes;
  if (unchecked !== undefined && unchecked.trim() !== '') return undefined;
  if (unchecked !== undefined) {
    const message = '`unchecked` needs where the claim comes from: {unchecked="Porter 1990"}.';
    return fault(composing, call.place, 'missing-attribute', message);
  }
  const { language, quantifiers } = composing.coded.settings;
  if (quantifiers === 'no-quantifiers') {
    return fault(
      composing,
      call.place,
      'quantifier-refused',
      'This study refuses quantifiers (`quantifiers: no-quantifiers`). Reword the claim.',
    );
  }
  if (typeof quantifiers === 'string' && !quantifierProfiles.includes(quantifiers)) return `« ${quantifiers} »`;
  const { from, to, by } = call.attributes;
  if (from !== undefined || to !== undefined || by !== undefined) return checkComparison(text, call, composing);
  const base = baseOf(call, composing);
  if (!base) return lastMessage(composing);
  const found = findQuantifiers(text, language, quantifiers, base.n);
  const refused = refusal(text, found, base, call, composing);
  if (refused !== undefined) return refused;
  const judged = judgeClaim(found, base.k, base.n);
  if (!judged) return undefined;
  if (found.quantifiers.some(({ rule }) => rule && speaksOfAll(rule))) warnOfNoException(call, composing);
  if (judged.verdict === 'fails') return report(text, judged, base, call, composing);
  const all = found.quantifiers.find(({ rule }) => rule?.name === 'all');
  if (all && base.against.length > 0) {
    const reason = `« ${all.words} » allows nobody against`;
    return report(text, { ...judged, verdict: 'fails', reason }, base, call, composing);
  }
  const wrong = wrongExceptions(text, base, composing);
  if (wrong.length === 0) return report(text, judged, base, call, composing);
  const does = listing(wrong, language);
  const reason = `${does} ${wrong.length === 1 ? 'is no exception' : 'are no exceptions'}`;
  return report(text, { ...judged, verdict: 'fails', reason }, base, call, composing);
}

/** Why the claim cannot be checked at all. */
function refusal(
  text: string,
  { quantifiers }: FoundQuantifiers,
  { k, n }: Base,
  call: DirectiveCall,
  composing: Composing,
): string | undefined {
  const other = 'or :count{code=…}, or `unchecked="source"` for literature';
  const say = (message: string) => fault(composing, call.place, 'no-quantifier', message);
  if (quantifiers.length === 0) {
    return say(`« ${text} » claims no quantity that can be checked. Use a quantifier, ${other}.`);
  }
  const denied = quantifiers.find((one) => one.denied);
  if (denied) return say(`« ${text} » denies « ${denied.words} », which cannot be checked. Say how many do, ${other}.`);
  const unruled = quantifiers.find(({ rule }) => rule === undefined);
  if (unruled)
    return say(`« ${unruled.words} » has no rule in this study, so « ${text} » cannot be checked. Reword it.`);
  const percent = quantifiers.find((one) => one.percent);
  if (!percent || n === 0 || n >= smallestPercentBase) return undefined;
  const message = `« ${percent.words} » of ${n}: below ${smallestPercentBase} cases a percentage says too much. Write the count: ${countText(k, n, composing.coded)}.`;
  return fault(composing, call.place, 'percent-below-ten', message);
}

function report(
  text: string,
  { quantifier, rule, verdict, reason }: JudgedClaim,
  base: Base,
  call: DirectiveCall,
  composing: Composing,
): string | undefined {
  const { coded } = composing;
  const { k, n } = base;
  const denies = /^(?:none|almost none|few)$/.test(rule.name);
  const { waves } = base.selection;
  const excepted = denies ? base.present : exceptedFrom(rule, base);
  composing.claims.push({
    text,
    code: base.code ?? null,
    rule: rule.name === 'own' ? rule.expression : rule.name,
    k,
    n,
    verdict,
    exceptions: caseNames(excepted, coded, waves),
    against: caseNames(base.against, coded, waves),
    file: call.place.file,
    line: call.place.line,
  });
  if (verdict === 'holds') return undefined;
  const count = countText(k, n, coded);
  const who = denies ? 'Who does' : speaksOfAll(rule) ? 'Exceptions' : 'Who does not';
  const against = denies || call.attributes.word !== undefined ? undefined : base.against;
  const listed = excepted.length > 0 ? ` ${who}: ${stances(excepted, { against, waves, coded })}.` : '';
  const meaning = `« ${quantifier.words} » means ${rule.expression}`;
  if (verdict === 'fails') {
    return fault(
      composing,
      call.place,
      'claim-fails',
      `« ${text} » is false: ${count} (${reason ?? meaning}).${listed}`,
    );
  }
  const why = rule.disputed?.(k, n)
    ? 'conventions differ on these words here'
    : 'with one case more or less it would not';
  const message = `« ${text} » holds only just: ${count}; ${why} (${meaning}).${listed}`;
  fault(composing, call.place, 'claim-edge', message, { severity: 'warning' });
  return undefined;
}

/** Of « tous » also those that have the code and speak against it. */
function exceptedFrom({ name }: Rule, { present, absent, against }: Base): readonly string[] {
  return name === 'all' ? [...absent, ...present.filter((one) => against.includes(one))] : absent;
}

function speaksOfAll({ name }: Rule): boolean {
  return /^(?:all|almost all|most)/.test(name);
}
