import { nearest } from '../language/nearest.ts';
import { frequency, segmentsOf } from '../measure/frequency.ts';
import { findCode } from '../model/codebook.ts';
import { type Condition, isSelected, parseConditions, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import { knownValues, namesShown, valueNamed } from '../verbatims/known-values.ts';
import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { saysWord } from './says-word.ts';

/** The attributes that say which cases a number speaks of. */
export const baseAttributes = ['code', 'wave', 'where', 'word', 'except'] as const;

/** The cases behind a number of the report. */
export interface Base {
  readonly code: string | undefined;
  readonly selection: Selection;
  readonly k: number;
  readonly n: number;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly against: readonly string[];
}

/** The code an attribute names; a fault where there is none. */
export function codeOf(call: DirectiveCall, composing: Composing, key = 'code'): string | undefined {
  const id = call.attributes[key];
  if (id === undefined || id === '') {
    fault(composing, call.place, 'missing-attribute', `\`${call.name}\` needs a ${key}: {${key}=…}.`);
    return undefined;
  }
  const code = findCode(composing.coded.codebook, id);
  if (code) return code.id;
  const expected = nearest(id, [...composing.coded.codebook.codes.keys()]);
  fault(composing, call.place, 'unknown-code', `The codebook has no code « ${id} ».`, { expected });
  return undefined;
}

/** The selection that `wave=`, `where=` and `except=` describe; undefined after a fault. */
export function selectionOf(call: DirectiveCall, composing: Composing): Selection | undefined {
  const { wave, where, except } = call.attributes;
  const { settings, sources } = composing.coded;
  const waves = wave?.split(/[,;]/).map((id) => id.trim());
  for (const id of waves ?? []) {
    if (settings.waves.some((known) => known.id === id)) continue;
    const known = settings.waves.map((one) => one.id);
    fault(composing, call.place, 'unknown-wave', `The study has no wave « ${id} ». Known: ${known.join(', ')}.`, {
      expected: nearest(id, known),
    });
    return undefined;
  }
  const conditions = where === undefined ? [] : parseConditions(where);
  if (!conditions) {
    fault(
      composing,
      call.place,
      'wrong-value',
      `\`where="${where}"\` is no condition. Write variable=value: where="sector=mécanique".`,
    );
    return undefined;
  }
  for (const { variable } of conditions) {
    const known = [...new Set(sources.flatMap((source) => Object.keys(source.variables)))];
    if (['wave', 'case', 'source', 'kind', 'language', 'consent', ...known].includes(variable)) continue;
    fault(composing, call.place, 'unknown-variable', `No source has a variable « ${variable} ».`, {
      expected: nearest(variable, known),
    });
    return undefined;
  }
  const chosen = conditions.map((condition) => withKnownValues(condition, call, composing));
  if (chosen.includes(undefined)) return undefined;
  const names = except?.split(/[,;]/).map((name) => name.trim()) ?? [];
  for (const name of names) {
    if (sources.some((source) => source.case === name)) continue;
    const cases = [...new Set(sources.map((source) => source.case))];
    fault(composing, call.place, 'unknown-case', `The study has no case « ${name} ».`, {
      expected: nearest(name, cases),
    });
    return undefined;
  }
  return {
    ...(waves ? { waves } : {}),
    ...(chosen.length > 0 ? { where: chosen.filter((condition) => condition !== undefined) } : {}),
    ...(names.length > 0 ? { except: names } : {}),
  };
}

/**
 * A condition with the values its words stand for. A value no source has selects nothing, or excludes nothing: most likely a
 * slip. A claim about nobody cannot be checked, and that is its one fault (undefined); a number of nobody is shown with a
 * warning.
 */
function withKnownValues(condition: Condition, call: DirectiveCall, composing: Composing): Condition | undefined {
  const { variable, values, negated } = condition;
  const known = knownValues(variable, composing.coded);
  const found = values.map((name) => valueNamed(name, known)?.value);
  const isUncheckable = call.name === 'claim' && negated !== true && found.every((value) => value === undefined);
  for (const value of values.filter((_, i) => found[i] === undefined))
    fault(composing, call.place, 'unknown-value', `No source has « ${value} » for \`${variable}\`.`, {
      severity: isUncheckable ? 'error' : 'warning',
      expected: nearest(value, namesShown(known)),
    });
  return isUncheckable ? undefined : { ...condition, values: values.map((name, i) => found[i] ?? name) };
}

/** Who does and who does not, among the cases a directive speaks of; undefined after a fault. */
export function baseOf(call: DirectiveCall, composing: Composing): Base | undefined {
  const { coded } = composing;
  const { word } = call.attributes;
  const code = call.attributes.code === undefined && word !== undefined ? undefined : codeOf(call, composing);
  if (code === undefined && (call.attributes.code !== undefined || word === undefined)) return undefined;
  const selection = selectionOf(call, composing);
  if (!selection) return undefined;
  if (word === undefined) {
    const { k, n, cases } = frequency(coded, code as string, selection);
    return { code, selection, k, n, ...cases };
  }
  const said = saysWord(coded, word);
  if ('error' in said) {
    fault(composing, call.place, 'wrong-value', `\`word="${word}"\`: ${said.error}.`);
    return undefined;
  }
  return wordBase(composing, code, selection, said.sources);
}

function wordBase(
  composing: Composing,
  code: string | undefined,
  selection: Selection,
  saying: ReadonlySet<string>,
): Base {
  const { coded } = composing;
  const counts = code === undefined ? undefined : frequency(coded, code, selection).cases;
  const chosen = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const all = counts ? [...counts.present, ...counts.absent] : [...new Set(chosen.map((source) => source.case))];
  const coding = code === undefined ? undefined : new Set(segmentsOf(coded, code).map(({ source }) => source));
  const does = (source: Source) => saying.has(source.id) && (coding?.has(source.id) ?? true);
  const doing = new Set(chosen.filter(does).map((source) => source.case));
  const present = all.filter((name) => doing.has(name));
  const absent = all.filter((name) => !doing.has(name));
  return { code, selection, k: present.length, n: all.length, present, absent, against: [] };
}
