import { machines } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { grouped } from '../model/grouped.ts';
import type { Problem } from '../model/problem.ts';
import { placeName, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { placeAt } from './places.ts';

interface Unsettled {
  readonly source: Source;
  readonly persons: readonly { readonly coder: string; readonly path: string }[];
}

/** Sources that several persons coded where nothing says who counts; those of a table are told once. */
export function severalCoders(coded: CodedStudy): Problem[] {
  const unsettled = coded.sources.flatMap((source): Unsettled[] => {
    const persons = filesOfSource(coded, source.id).filter(({ coder }) => !machines.has(coder));
    return persons.length < 2 || persons.some(({ coder }) => coder === 'consensus') ? [] : [{ source, persons }];
  });
  return [...grouped(unsettled, ({ source }) => source.path).values()].map((own): Problem => {
    const persons = own.flatMap((one) => one.persons);
    const names = [...new Set(persons.map(({ coder }) => coder))];
    const { source } = own[0] as Unsettled;
    const what = own.length === 1 ? placeName(source) : `${own.length} rows of ${source.path}`;
    return {
      ...placeAt(coded, persons[1]?.path as string),
      rule: 'several-coders',
      severity: 'error',
      message: `${names.join(', ')} have coded ${what} and nothing says whose codings count, so none does. Write in study.yaml: coders: { report: [${names[0]}] }.`,
    };
  });
}
