import { nearest } from '../language/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { keysOf } from '../model/source.ts';
import { columnKeys, sourceKeys } from '../model/source-keys.ts';
import type { CodedStudy } from '../model/study.ts';
import { variableNames } from '../model/variable-names.ts';
import { placeAt, placeOfKey, sharedOffset } from './places.ts';

/** Keys that protect somebody: misspelt, they would protect nobody. */
const guarding = new Set(['consent', 'withdrawn', 'pseudonym']);

/** Keys of sources that others are compared with: of short ones anything is nearly one. */
const meant = sourceKeys.filter((key) => key.length > 3);

/** Variables whose name is nearly that of a key with a meaning: `concent: none` would hide nothing. */
export function checkVariables(coded: CodedStudy): Problem[] {
  const beside = [...coded.tableKeys].flatMap(([table, keys]) => nearBeside(coded, keysOf(table), keys));
  const names = [...variableNames(coded.sources)].filter((key) => !sourceKeys.includes(key));
  const near = new Map(
    names.flatMap((key) => [[key, nearest(key, meant)] as const].filter(([, expected]) => expected)),
  );
  if (near.size === 0) return beside;
  const told = new Map([...near.keys()].map((key) => [key, new Set<string>()]));
  const inSources = coded.sources.flatMap((source) =>
    Object.keys(source.variables).flatMap((key): Problem[] => {
      const expected = near.get(key);
      // A column of a table is told where the first answer says something in it.
      if (!expected || sharedOffset(coded, source, key) !== undefined || told.get(key)?.has(source.path)) return [];
      told.get(key)?.add(source.path);
      return [{ ...placeOfKey(coded, source, key), ...nearKey(key, expected) }];
    }),
  );
  return [...beside, ...inSources];
}

/** The same beside a table, read or not, where one of the keys that say which columns are read may be meant, too. */
function nearBeside(coded: CodedStudy, path: string, keys: Readonly<Record<string, number>>): Problem[] {
  const known = [...columnKeys, ...sourceKeys];
  const isMissing = (key: string) => keys[key] === undefined;
  const wanted = [...columnKeys.filter((key) => key.length > 3 || isMissing(key)), ...meant];
  return Object.entries(keys).flatMap(([key, offset]): Problem[] => {
    const expected = known.includes(key) ? undefined : nearest(key, wanted);
    if (!expected) return [];
    const at = placeAt(coded, path, offset);
    if (expected !== 'columns' || !isMissing('columns')) return [{ ...at, ...nearKey(key, expected) }];
    // Also those that nobody was meant to see.
    return [{ ...at, ...nearKey(key, expected, ', and every column is read'), severity: 'error' }];
  });
}

function nearKey(
  key: string,
  expected: string,
  also = '',
): Pick<Problem, 'rule' | 'severity' | 'message' | 'expected'> {
  const message = `\`${key}\` is taken as a variable of your own${also}. If you meant \`${expected}\`, correct it.`;
  return { rule: 'near-key', severity: guarding.has(expected) ? 'error' : 'warning', message, expected };
}
