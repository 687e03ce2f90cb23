import type { PageProblem } from '../model/page-report.ts';
import { button, element } from './element.ts';
import type { SeeWords } from './see-words.ts';

/** What is wrong in a report, each with its place. @param find shows a fault in the report; undefined where it is not marked there. */
export function drawProblems(
  problems: readonly PageProblem[],
  words: SeeWords,
  find: (problem: PageProblem) => (() => void) | undefined,
): HTMLElement[] {
  const row = (problem: PageProblem) => {
    const { severity, message, place } = problem;
    const show = find(problem);
    return element(
      'li',
      { class: severity },
      element('p', {}, element('strong', {}, words.severity[severity]), ' ', message),
      place !== undefined && element('p', { class: 'place' }, element('code', {}, place)),
      show && button(words.showProblem, show),
    );
  };
  return [
    element('h2', {}, words.problems(problems.length)),
    ...(problems.length === 0 ? [] : [element('ul', {}, ...problems.map(row))]),
  ];
}
