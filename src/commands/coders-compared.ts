import { codersWhoMeet, personsOf } from '../coding/compared-sources.ts';
import { nearest } from '../language/nearest.ts';
import { machines } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { UsageError } from './command.ts';

/**
 * The coders a call compares: those it names, in that order, else all persons who read a source that another read too.
 * @throws UsageError for a name that nobody coded under, a machine's, and one name alone
 */
export function codersCompared(names: readonly string[], coded: CodedStudy): string[] {
  const known = new Set(coded.codingFiles.map(({ coder }) => coder));
  const persons = personsOf(coded);
  for (const name of names) {
    if (machines.has(name))
      throw new UsageError(
        `« ${name} » is a machine: agreement is between people. \`study code --evaluate\` and \`study review\` say how often a machine is right.`,
      );
    if (known.has(name)) continue;
    const expected = nearest(name, known);
    const hint = expected ? `Did you mean « ${expected} »?` : `Known: ${persons.join(', ') || 'nobody'}.`;
    throw new UsageError(`Nobody has coded here as « ${name} ». ${hint}`);
  }
  const named = [...new Set(names)];
  if (named.length === 1) {
    const others = persons.filter((name) => name !== named[0]).join(', ');
    throw new UsageError(
      `Name two coders or more, or none for all.${others ? ` Besides ${named[0]}: ${others}.` : ''}`,
    );
  }
  return named.length > 0 ? named : codersWhoMeet(coded, persons);
}

/** Why nobody can be compared, as a sentence. */
export function nobodyCompared(coders: readonly string[], partial: number, coded: CodedStudy): string {
  const persons = personsOf(coded);
  if (coders.length === 0 && persons.length < 2)
    return persons.length === 0
      ? 'Nobody has coded here yet: agreement needs two people who read the same interviews.'
      : `Only ${persons[0]} has coded here: agreement needs a second person who reads some of the same interviews.`;
  const begun =
    partial === 0
      ? ''
      : ` ${partial} ${partial === 1 ? 'is' : 'are'} begun by both: set \`status: complete\` once read to the end.`;
  return `No interview has been read to the end by two of ${(coders.length > 0 ? coders : persons).join(', ')}: there is nothing to compare.${begun}`;
}
