import { type CodingFile, machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** A source that two or more of the coders read to the end. */
export interface ComparedSource {
  readonly source: Source;
  /** One a coder; undefined where the coder has not read it to the end. */
  readonly files: readonly (CodingFile | undefined)[];
}

/** The persons who code in a study, `consensus` aside. */
export function personsOf({ codingFiles }: Pick<CodedStudy, 'codingFiles'>): string[] {
  const coders = new Set(codingFiles.map(({ coder }) => coder));
  return [...coders].filter((coder) => !machines.has(coder) && coder !== 'consensus').sort(compareText);
}

/** The sources that two or more coders read to the end, in the study's order; and those that they only began. */
export function comparedSources(
  coded: CodedStudy,
  coders: readonly string[],
  selection: Selection = {},
): { readonly compared: readonly ComparedSource[]; readonly partial: readonly Source[] } {
  const bySource = new Map<string, CodingFile[]>();
  for (const file of coded.codingFiles) bySource.set(file.source, [...(bySource.get(file.source) ?? []), file]);
  const compared: ComparedSource[] = [];
  const partial: Source[] = [];
  for (const source of coded.sources) {
    if (!isSelected(source, selection)) continue;
    const own = coders.map((coder) => bySource.get(source.id)?.find((file) => file.coder === coder));
    const files = own.map((file) => (file?.status === 'complete' ? file : undefined));
    if (files.filter((file) => file !== undefined).length > 1) compared.push({ source, files });
    else if (own.filter((file) => file !== undefined).length > 1) partial.push(source);
  }
  return { compared, partial };
}

/** Those of some coders who share a source with another of them. */
export function codersWhoMeet(coded: CodedStudy, coders: readonly string[]): string[] {
  const { compared } = comparedSources(coded, coders);
  return coders.filter((_, index) => compared.some(({ files }) => files[index] !== undefined));
}
