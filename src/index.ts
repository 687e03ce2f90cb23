/** The public library: read a study, code it, count, choose, compose and render. Everything is pure but `openStudy`. */
export { checkStudy } from './check/checks.ts';
export { codeStudy } from './coding/code-study.ts';
export { locate } from './coding/locate.ts';
export { cooccurrences } from './measure/cooccurrences.ts';
export { frequency } from './measure/frequency.ts';
export { wilsonInterval } from './measure/wilson.ts';
export type { Problem } from './model/problem.ts';
export type { CodedStudy, Study } from './model/study.ts';
export { parseStudy } from './parse/study.ts';
export { renderProblems } from './render/problems.ts';
export { renderers } from './render/renderers.ts';
export { composeReport, templateFrom } from './report/compose.ts';
export { defaultTemplate } from './report/default-template.ts';
export type { Document } from './report/document.ts';
export type { Manifest } from './report/manifest.ts';
export { openStudy } from './study/open.ts';
export { bestVerbatims } from './verbatims/best.ts';
