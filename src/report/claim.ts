import { findQuantifier, judge, quantifierProfiles } from '../language/quantifiers.ts';
import { baseOf } from './base.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { listing } from './labels.ts';
import { caseNames, countText } from './words.ts';

/**
 * Checks the quantity a phrase claims against the coding and notes it in the manifest.
 * @param text the author's words.
 * @returns the message of the fault, for a marker; undefined where the claim holds or is not to be checked.
 */
export function checkClaim(text: string, call: DirectiveCall, composing: Composing): string | undefined {
  if (call.attributes.unchecked !== undefined) return undefined;
  const { coded } = composing;
  const { language, quantifiers } = coded.settings;
  if (quantifiers === 'no-quantifiers') {
    return fault(
      composing,
      call.place,
      'quantifier-refused',
      'This study refuses quantifiers (`quantifiers: no-quantifiers`). Reword the claim.',
    );
  }
  if (typeof quantifiers === 'string' && !quantifierProfiles.includes(quantifiers)) return `« ${quantifiers} »`;
  const base = baseOf(call, composing);
  if (!base) return lastMessage(composing);
  const found = findQuantifier(text, language, quantifiers);
  if (!found) {
    return fault(
      composing,
      call.place,
      'no-quantifier',
      `« ${text} » claims no quantity that can be checked. Use a quantifier, or :count{code=…}, or \`unchecked="source"\` for literature.`,
    );
  }
  const { k, n } = base;
  const { verdict, reason } = judge(found.rule, k, n);
  const denies = /^(?:none|almost none|few)$/.test(found.rule.name);
  const exceptions = caseNames(denies ? base.present : base.absent, coded, base.selection.waves);
  composing.claims.push({
    text,
    code: base.code ?? null,
    rule: found.rule.name === 'own' ? found.rule.expression : found.rule.name,
    k,
    n,
    verdict,
    exceptions,
    file: call.place.file,
    line: call.place.line,
  });
  if (verdict === 'holds') return undefined;
  const count = countText(k, n, coded);
  const who = denies ? 'Who does' : /^(?:all|almost all|most)/.test(found.rule.name) ? 'Exceptions' : 'Who does not';
  const listed = exceptions.length > 0 ? ` ${who}: ${listing(exceptions, language)}.` : '';
  const rule = `« ${found.words} » means ${found.rule.expression}`;
  if (verdict === 'edge') {
    const why = found.rule.disputed?.(k, n)
      ? 'conventions differ on these words here'
      : 'with one case more or less it would not';
    const message = `« ${text} » holds only just: ${count}; ${why} (${rule}).${listed}`;
    fault(composing, call.place, 'claim-edge', message, { severity: 'warning' });
    return undefined;
  }
  return fault(composing, call.place, 'claim-fails', `« ${text} » is false: ${count} (${reason ?? rule}).${listed}`);
}
