import { type Place, placesIn } from '../model/place.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { isDate } from './date.ts';
import type { YamlMap, YamlNode } from './yaml.ts';

/** Reads the values of a YAML map by key, each typed by its key; what does not fit becomes a problem. */
export interface Fields {
  readonly problems: Problem[];
  readonly map: YamlMap | undefined;
  placeOf(offset: number): Place;
  node(key: string): YamlNode | undefined;
  /** The value as written; undefined where absent or empty. */
  text(key: string): string | undefined;
  list(key: string): { value: string; span: Span }[];
  choice<T extends string>(key: string, allowed: readonly T[]): T | undefined;
  flag(key: string): boolean | undefined;
  integer(key: string): number | undefined;
  /** A number from 0 to 1. */
  share(key: string): number | undefined;
  date(key: string): string | undefined;
  /** Whether the key stands there with something after it. */
  has(key: string): boolean;
  /** The fields of a map inside this one; its problems join these. */
  inside(map: YamlMap): Fields;
  /** Keys and their offsets. */
  keys(): Record<string, number>;
  report(offset: number, rule: string, severity: Severity, message: string, expected?: string): void;
}

const yes = ['true', 'yes', 'oui', 'vrai'];
const no = ['false', 'no', 'non', 'faux'];

export function readFields(file: string, text: string, map: YamlMap | undefined, problems: Problem[] = []): Fields {
  const placeOf = placesIn(file, text);
  const report: Fields['report'] = (offset, rule, severity, message, expected) => {
    problems.push({ ...placeOf(offset), rule, severity, message, ...(expected === undefined ? {} : { expected }) });
  };
  const node = (key: string) => map?.entries.find((entry) => entry.key === key)?.value;
  const scalar = (key: string): { value: string; span: Span } | undefined => {
    const found = node(key);
    if (!found || (found.kind === 'scalar' && found.value.trim() === '')) return undefined;
    if (found.kind === 'scalar') return { value: found.value.trim(), span: found.span };
    report(found.span.start, 'wrong-type', 'error', `\`${key}\` takes one value, not a ${found.kind}.`);
    return undefined;
  };
  const wrong = (key: string, found: { value: string; span: Span }, expected: string) => {
    report(found.span.start, 'wrong-value', 'error', `\`${key}: ${found.value}\` is not ${expected}.`, expected);
    return undefined;
  };
  return {
    problems,
    map,
    placeOf,
    node,
    report,
    has(key) {
      const found = node(key);
      return found !== undefined && !(found.kind === 'scalar' && found.value.trim() === '');
    },
    text: (key) => scalar(key)?.value,
    list(key) {
      const found = node(key);
      if (found?.kind === 'map')
        report(found.span.start, 'wrong-type', 'error', `\`${key}\` takes a list: [one, two].`);
      return itemsOf(found).flatMap(({ kind, span, ...scalar }) => {
        const value = 'value' in scalar ? scalar.value.trim() : '';
        if (kind === 'scalar') return value === '' ? [] : [{ value, span }];
        const message = `\`${key}\` takes a list of words; put this one between quotes.`;
        report(span.start, 'wrong-type', 'error', message);
        return [];
      });
    },
    choice<T extends string>(key: string, allowed: readonly T[]) {
      const found = scalar(key);
      if (!found) return undefined;
      const match = allowed.find((value) => value === found.value.toLowerCase());
      return match ?? wrong(key, found, `one of ${allowed.join(', ')}`);
    },
    flag(key) {
      const found = scalar(key);
      if (!found) return undefined;
      const value = found.value.toLowerCase();
      return yes.includes(value) ? true : no.includes(value) ? false : wrong(key, found, 'true or false');
    },
    integer(key) {
      const found = scalar(key);
      if (!found) return undefined;
      return /^\d+$/.test(found.value) ? Number(found.value) : wrong(key, found, 'a whole number');
    },
    share(key) {
      const found = scalar(key);
      if (!found) return undefined;
      const value = Number(found.value);
      return value >= 0 && value <= 1 ? value : wrong(key, found, 'a number from 0 to 1');
    },
    date(key) {
      const found = scalar(key);
      if (!found) return undefined;
      return isDate(found.value) ? found.value : wrong(key, found, 'a date written YYYY-MM-DD');
    },
    inside: (inner) => readFields(file, text, inner, problems),
    keys: () => Object.fromEntries((map?.entries ?? []).map(({ key, keySpan }) => [key, keySpan.start])),
  };
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind === 'list') return node.items;
  return node?.kind === 'scalar' ? [node] : [];
}
