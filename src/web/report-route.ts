import { withoutConsequences } from '../check/reports.ts';
import type { PageProblem, PageReport } from '../model/page-report.ts';
import type { Problem } from '../model/problem.ts';
import { renderHtml } from '../render/html.ts';
import { composed } from './composed.ts';
import { type Route, WebDocument } from './route.ts';

/** What is wrong in a report, and in the files it is made of. */
export const reportRoute: Route = (live, { query }): PageReport => {
  const { composition, isFile } = composed(live, query);
  const own = withoutConsequences(composition.problems, live.opened);
  const unread = live.opened.problems.filter(({ severity }) => severity === 'error');
  const isNowhere = ({ file }: Problem) => !isFile && file === `reports/${composition.document.name}.md`;
  return {
    revision: live.revision,
    problems: [...unread, ...own].map((problem) => pageProblem(problem, isNowhere(problem))),
  };
};

function pageProblem({ severity, rule, message, file, line, column }: Problem, isNowhere: boolean): PageProblem {
  return { severity, rule, message, ...(isNowhere ? {} : { place: `${file}:${line}:${column}` }) };
}

/** A report as `study report` writes it in HTML, for a frame of the page or a window of its own. */
export const reportDocumentRoute: Route = (live, { query }): WebDocument =>
  new WebDocument(renderHtml(composed(live, query).composition.document));
