import { variableOf } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownValue } from './shown-value.ts';

/** A value of a variable, and what it is called in an output. */
export interface KnownValue {
  readonly value: string;
  readonly shown: string;
}

/** The values a variable has among the sources of a study, each once, in the order of the sources. */
export function knownValues(variable: string, coded: CodedStudy): KnownValue[] {
  const holders = coded.sources.filter((source) => variableOf(source, variable) !== undefined);
  const open = new Set(
    holders.filter(({ consent }) => consent === 'named').map((source) => variableOf(source, variable)),
  );
  return [...new Set(holders.map((source) => variableOf(source, variable) as string))].map((value) => {
    const shown = shownValue(variable, value, coded);
    const isHidden = coded.settings.identifying.includes(variable) && !open.has(value) && shown === value;
    return { value, shown: isHidden ? hidden : shown };
  });
}

/** Stands for a value that may not be shown. */
const hidden = '…';

/** What the values are called, for a message. */
export function namesShown(known: readonly KnownValue[]): string[] {
  return [...new Set(known.map(({ shown }) => shown))].filter((shown) => shown !== hidden);
}

/**
 * The value that a name stands for: itself or, where it is shown under another name, that name, if only one value is shown
 * so. Nobody has to know a hidden name to select by it, and none is told.
 */
export function valueNamed<V extends KnownValue>(name: string, known: readonly V[]): V | undefined {
  const wanted = name.normalize('NFC');
  const own = known.find(({ value }) => value.normalize('NFC') === wanted);
  const shown = known.filter((one) => one.shown.normalize('NFC') === wanted);
  return own ?? (shown.length === 1 ? shown[0] : undefined);
}
