import type { Language, Settings } from '../model/settings.ts';
import { foldWord } from './fold.ts';
import { defaultRules, exactRules, profiles, type QuantifierRules, quantifierForms } from './quantifier-words.ts';
import { namedRule, parseRule, type Rule } from './quantifiers.ts';

/** A form to look for in folded text; without a rule where the profile gives it none. */
export interface Form {
  regex: RegExp;
  name: string;
  rule: Rule | undefined;
}

const profileForms = new Map<string, readonly Form[]>();
const ownForms = new WeakMap<object, readonly Form[]>();

/** The forms to look for, the study's own first: they win over built-in words of the same length. */
export function formsOf(language: Language, quantifiers: Settings['quantifiers']): readonly Form[] {
  if (typeof quantifiers === 'string') {
    const key = `${language} ${quantifiers}`;
    const forms = profileForms.get(key) ?? builtInForms(language, profiles.get(quantifiers) ?? defaultRules);
    profileForms.set(key, forms);
    return forms;
  }
  const forms = ownForms.get(quantifiers) ?? [...studyForms(quantifiers), ...builtInForms(language, exactRules)];
  ownForms.set(quantifiers, forms);
  return forms;
}

function studyForms(quantifiers: Exclude<Settings['quantifiers'], string>): Form[] {
  return quantifiers.flatMap(({ words, rule }) => {
    const parsed = parseRule(rule);
    if ('error' in parsed) return [];
    return words.map((form) => ({ regex: formRegex(escapeRegex(foldWord(form.trim()))), name: 'own', rule: parsed }));
  });
}

function builtInForms(language: Language, rules: QuantifierRules): Form[] {
  return quantifierForms[language].flatMap(([name, forms]) => {
    const text = rules[name];
    const rule = text && {
      ...namedRule(name, text.expression, text.exact),
      ...(text.disputed !== undefined && { disputed: namedRule(name, text.disputed).holds }),
      ...(name === 'half' && { point: 1 / 2 }),
    };
    return forms.map((form) => ({ regex: formRegex(form), name, rule }));
  });
}

function formRegex(form: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${form.replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`, 'gu');
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, ' ');
}
