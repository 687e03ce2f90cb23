import { isContact } from '../language/personal-variable.ts';
import { machines } from '../model/coding.ts';
import { counted } from '../model/counted.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** Notes on whole interviews are the team's own; where to reach somebody nobody needs who may not know the name. */
export function privateLeft(sources: readonly Source[], identifying: readonly string[]): string[] {
  const contacts = sources
    .filter(({ consent }) => consent !== 'named')
    .flatMap(({ variables }) => Object.entries(variables))
    .filter(([key, value]) => !identifying.includes(key) && isContact(value));
  return [
    ...counted(sources.filter(({ memo }) => memo !== undefined).length, 'note on an interview', 'notes on interviews'),
    ...counted(contacts.length, 'e-mail address or telephone number', 'e-mail addresses and telephone numbers'),
  ];
}

/** What of the study is in no export. */
export function leftOut(coded: CodedStudy, selected: readonly Source[], leaving: readonly Source[]): string[] {
  const ids = new Set(leaving.map(({ id }) => id));
  const own = coded.codings.filter(({ source }) => ids.has(source));
  const passages = leaving.flatMap(({ id }) => coded.withdrawn.get(id) ?? []).length;
  const suggested = own.filter(({ coder }) => machines.has(coder)).length;
  const lost = own.filter(({ segment }) => !segment).length;
  const refused = selected.length - leaving.length;
  return [
    ...counted(refused, 'interview that may not be quoted', 'interviews that may not be quoted'),
    ...counted(passages, 'passage that was taken back', 'passages that were taken back'),
    ...counted(suggested, 'suggestion of a machine', 'suggestions of machines'),
    ...counted(lost, 'coding whose words are not found', 'codings whose words are not found'),
  ];
}
