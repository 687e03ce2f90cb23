import { slug } from '../model/slug.ts';
import { sourceKeys } from '../model/source-keys.ts';
import { spokenLanguages } from '../model/spoken.ts';
import { isDate } from '../parse/date.ts';
import { variableKey, variableValue } from './table-columns.ts';

/** What a value must be like for the key to mean in a study what it says. */
const fits: Readonly<Record<string, (value: string) => boolean>> = {
  case: (value) => slug(value) === value,
  wave: (value) => /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(value),
  kind: (value) => ['write-up', 'transcript'].includes(value),
  language: (value) => spokenLanguages.some((language) => language === value),
  date: isDate,
  consent: (value) => ['named', 'anonymous', 'none'].includes(value),
  counted: (value) => ['true', 'false'].includes(value),
  validated: isDate,
  organisation: () => true,
  interviewee: () => true,
  role: () => true,
  pseudonym: () => true,
  memo: () => true,
  url: (value) => /^https?:\/\//.test(value),
};

/**
 * A variable of another program as a key and a value of front matter. A name that means something else in a study, or
 * whose value does not fit there, gets a name of its own.
 */
export function frontMatterKey(name: string, value: string): readonly [string, string] {
  const key = variableKey(name) || 'variable';
  const plain = variableValue(key, value.trim());
  if (!sourceKeys.includes(key) || fits[key]?.(plain)) return [key, plain];
  return [`imported-${key}`, plain];
}
