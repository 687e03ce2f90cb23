import { personsOf } from '../coding/compared-sources.ts';
import type { CodedStudy } from '../model/study.ts';
import { NotDone } from './route.ts';

/**
 * The coders a request compares, in its order. Nobody is compared who was not asked for: their codings stay here.
 * @throws NotDone where they are not two persons or more who have coded in the study.
 */
export function comparedCoders(coded: CodedStudy, names: readonly string[]): string[] {
  const persons = personsOf(coded);
  const coders = [...new Set(names)].filter((name) => name !== '');
  const stranger = coders.find((name) => !persons.includes(name));
  if (stranger !== undefined)
    throw new NotDone(422, `Nobody codes here as « ${stranger} » (any more).`, { rule: 'no-coder', id: stranger });
  if (coders.length < 2) throw new NotDone(422, 'Choose two coders or more.', { rule: 'too-few-coders' });
  return coders;
}
