import type { Source } from './source.ts';

/** Which sources a number speaks of; every condition must hold. */
export interface Selection {
  /** Wave ids; absent: all. */
  readonly waves?: readonly string[];
  readonly where?: readonly Condition[];
  /** Cases left out by name. */
  readonly except?: readonly string[];
}

export interface Condition {
  readonly variable: string;
  readonly values: readonly string[];
  readonly negated?: boolean;
}

export function isSelected(source: Source, selection: Selection): boolean {
  if (selection.waves && !selection.waves.includes(source.wave ?? '')) return false;
  if (selection.except?.includes(source.case)) return false;
  return (selection.where ?? []).every(({ variable, values, negated }) => {
    const value = variableOf(source, variable);
    const holds = value !== undefined && values.some((other) => other.normalize('NFC') === value.normalize('NFC'));
    return holds !== (negated === true);
  });
}

/** The value of a variable for a source: `wave`, `case`, `kind`, `language`, `consent` and every key of its front matter. */
export function variableOf(source: Source, variable: string): string | undefined {
  if (variable === 'wave') return source.wave;
  if (variable === 'case') return source.case;
  if (variable === 'source' || variable === 'id') return source.id;
  if (variable === 'kind') return source.kind;
  if (variable === 'language') return source.language;
  if (variable === 'consent') return source.consent;
  return Object.hasOwn(source.variables, variable) ? source.variables[variable] : undefined;
}

/** Parses `sector=mécanique`, `taille!=petite`, several joined by `;`, several values by `|`; undefined where it is none. */
export function parseConditions(text: string): Condition[] | undefined {
  const conditions = text.split(';').map((part): Condition | undefined => {
    const match = /^\s*([^!=\s][^!=]*?)\s*(!?=)\s*(.+?)\s*$/.exec(part);
    if (!match) return undefined;
    const values = (match[3] as string).split('|').map((value) => value.trim());
    if (values.includes('')) return undefined;
    return { variable: match[1] as string, values, ...(match[2] === '!=' ? { negated: true } : {}) };
  });
  return conditions.every((condition) => condition !== undefined) ? conditions : undefined;
}
