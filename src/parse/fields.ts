import { type Place, placesIn } from '../model/place.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { isDate } from './date.ts';
import type { YamlMap, YamlNode } from './yaml.ts';

interface Scalar {
  readonly value: string;
  readonly span: Span;
}

const yes = ['true', 'yes', 'oui', 'vrai'];
const no = ['false', 'no', 'non', 'faux'];

/** Reads the values of a YAML map by key, each typed by its key; what does not fit becomes a problem. */
export interface Fields {
  readonly problems: Problem[];
  readonly map: YamlMap | undefined;
  placeOf(offset: number): Place;
  node(key: string): YamlNode | undefined;
  /** The value as written; undefined where absent or empty. */
  text(key: string): string | undefined;
  list(key: string): Scalar[];
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

/** There may be a hundred thousand: they share their functions. */
class FieldsOfMap implements Fields {
  private places: ((offset: number) => Place) | undefined;

  /** @param text the whole file, as read. */
  constructor(
    private readonly file: string,
    private readonly whole: string,
    readonly map: YamlMap | undefined,
    readonly problems: Problem[],
  ) {}

  placeOf(offset: number): Place {
    this.places ??= placesIn(this.file, this.whole);
    return this.places(offset);
  }

  node(key: string): YamlNode | undefined {
    for (const entry of this.map?.entries ?? none) if (entry.key === key) return entry.value;
    return undefined;
  }

  text(key: string): string | undefined {
    return this.scalar(key)?.value;
  }

  list(key: string): Scalar[] {
    const found = this.node(key);
    if (!found) return [];
    if (found.kind === 'map')
      this.report(found.span.start, 'wrong-type', 'error', `\`${key}\` takes a list: [one, two].`);
    const values: Scalar[] = [];
    for (const item of itemsOf(found)) {
      const value = item.kind === 'scalar' ? item.value.trim() : '';
      if (value !== '') values.push({ value, span: item.span });
      if (item.kind === 'scalar') continue;
      const message = `\`${key}\` takes a list of words; put this one between quotes.`;
      this.report(item.span.start, 'wrong-type', 'error', message);
    }
    return values;
  }

  choice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const found = this.scalar(key);
    if (!found) return undefined;
    const match = allowed.find((value) => value === found.value.toLowerCase());
    return match ?? this.wrong(key, found, `one of ${allowed.join(', ')}`);
  }

  flag(key: string): boolean | undefined {
    const found = this.scalar(key);
    if (!found) return undefined;
    const value = found.value.toLowerCase();
    return yes.includes(value) ? true : no.includes(value) ? false : this.wrong(key, found, 'true or false');
  }

  integer(key: string): number | undefined {
    const found = this.scalar(key);
    if (!found) return undefined;
    return /^\d+$/.test(found.value) ? Number(found.value) : this.wrong(key, found, 'a whole number');
  }

  share(key: string): number | undefined {
    const found = this.scalar(key);
    if (!found) return undefined;
    const value = Number(found.value);
    return value >= 0 && value <= 1 ? value : this.wrong(key, found, 'a number from 0 to 1');
  }

  date(key: string): string | undefined {
    const found = this.scalar(key);
    if (!found) return undefined;
    return isDate(found.value) ? found.value : this.wrong(key, found, 'a date written YYYY-MM-DD');
  }

  has(key: string): boolean {
    const found = this.node(key);
    return found !== undefined && !isBlank(found);
  }

  inside(map: YamlMap): Fields {
    return new FieldsOfMap(this.file, this.whole, map, this.problems);
  }

  keys(): Record<string, number> {
    return Object.fromEntries((this.map?.entries ?? none).map(({ key, keySpan }) => [key, keySpan.start]));
  }

  report(offset: number, rule: string, severity: Severity, message: string, expected?: string): void {
    const place = this.placeOf(offset);
    this.problems.push({ ...place, rule, severity, message, ...(expected === undefined ? {} : { expected }) });
  }

  private scalar(key: string): Scalar | undefined {
    const found = this.node(key);
    if (!found || isBlank(found)) return undefined;
    if (found.kind === 'scalar') return { value: found.value.trim(), span: found.span };
    this.report(found.span.start, 'wrong-type', 'error', `\`${key}\` takes one value, not a ${found.kind}.`);
    return undefined;
  }

  private wrong(key: string, { value, span }: Scalar, expected: string): undefined {
    this.report(span.start, 'wrong-value', 'error', `\`${key}: ${value}\` is not ${expected}.`, expected);
  }
}

const none: YamlMap['entries'] = [];

export function readFields(file: string, text: string, map: YamlMap | undefined, problems: Problem[] = []): Fields {
  return new FieldsOfMap(file, text, map, problems);
}

function isBlank(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.trim() === '';
}

function itemsOf(node: YamlNode): readonly YamlNode[] {
  return node.kind === 'list' ? node.items : node.kind === 'scalar' ? [node] : [];
}
