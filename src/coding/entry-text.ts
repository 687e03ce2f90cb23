import type { Coding } from '../model/coding.ts';

/** A coding that is to be written into a coding file. */
export type NewCoding = Omit<Coding, 'place' | 'spans'>;

/**
 * A coding as an entry of a coding file, its lines ended: the quote and the memo as blocks, everything else on a line.
 * @param indent how many spaces stand before the dash.
 */
export function entryText(coding: NewCoding, indent = 2): string {
  const {
    row,
    quote,
    translation,
    codes,
    against,
    memo,
    verbatim,
    at,
    id,
    date,
    status,
    confidence,
    because,
    from,
    review,
    decided,
    reason,
  } = coding;
  const lines = [
    line('row', row),
    text('quote', quote, indent + 2),
    text('translation', translation, indent + 2),
    list('codes', codes),
    list('against', against),
    text('memo', memo, indent + 2),
    line('verbatim', verbatim),
    line('at', at),
    line('id', id),
    line('date', date),
    list('decided', decided ?? []),
    text('reason', reason, indent + 2),
    line('from', from),
    line('status', status),
    line('review', review),
    line('confidence', confidence),
    text('because', because, indent + 2),
  ].filter((part) => part !== undefined);
  return lines.map((part, i) => `${' '.repeat(indent)}${i === 0 ? '- ' : '  '}${part}\n`).join('');
}

function list(key: string, ids: readonly string[]): string | undefined {
  return ids.length > 0 ? `${key}: [${ids.map(scalar).join(', ')}]` : undefined;
}

function line(key: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : `${key}: ${scalar(String(value))}`;
}

/** A word as it is; between quotation marks where YAML could take it for something else. */
export function scalar(word: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(word) ? word : JSON.stringify(word);
}

/** Text as a block, so that anybody can read and correct it; between quotation marks where a block could not hold it. */
function text(key: string, value: string | undefined, indent: number): string | undefined {
  if (value === undefined) return undefined;
  const lines = value.replace(/\r\n?/g, '\n').trim().split('\n');
  if (lines.some(isNoBlockLine)) return `${key}: ${JSON.stringify(lines.join('\n'))}`;
  const margin = ' '.repeat(indent + 2);
  return [`${key}: |`, ...lines.map((one) => (one.trim() === '' ? '' : margin + one.trimEnd()))].join('\n');
}

/** Signs YAML does not print, and white space at the beginning, which would be taken for indentation. */
function isNoBlockLine(one: string, index: number): boolean {
  return (
    /[^\P{Cc}\t]|[\u2028\u2029\ufeff\ufffe\uffff]/u.test(one) ||
    (index === 0 && /^\s/.test(one)) ||
    hasLoneSurrogate(one)
  );
}

function hasLoneSurrogate(one: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(one);
}
