import type { CodedStudy } from '../model/study.ts';
import { type Composition, composeReport, templateFrom } from '../report/compose.ts';
import { defaultTemplate } from '../report/default-template.ts';
import { numbersTemplate } from '../report/numbers-template.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone } from './route.ts';

export interface Composed {
  readonly composition: Composition;
  /** A file of the study holds its template: places in it lead somewhere. */
  readonly isFile: boolean;
}

/** What was composed of a study; a change of any file makes another study. */
const cache = new WeakMap<CodedStudy, Map<string, Composed>>();

/**
 * The report a request asks for: `name` names a template, and `report` without one is composed from the codebook, as in
 * the command; `of=numbers` is the counts. @throws NotDone where there is no such template (any more)
 */
export function composed({ coded }: LiveStudy, query: URLSearchParams): Composed {
  const isNumbers = query.get('of') === 'numbers';
  const name = isNumbers ? 'numbers' : (query.get('name') ?? '');
  const known = cache.get(coded) ?? new Map<string, Composed>();
  cache.set(coded, known);
  const key = `${isNumbers}/${name}`;
  const found = known.get(key) ?? compose(coded, name, isNumbers);
  known.set(key, found);
  return found;
}

function compose(coded: CodedStudy, name: string, isNumbers: boolean): Composed {
  if (isNumbers)
    return { composition: composeReport(coded, templateFrom(name, numbersTemplate(coded))), isFile: false };
  const template = coded.templates.find((one) => one.name === name);
  if (template) return { composition: composeReport(coded, template), isFile: true };
  if (name !== 'report') throw new NotDone(404, `There is no template reports/${name}.md.`, { rule: 'no-template' });
  return { composition: composeReport(coded, templateFrom(name, defaultTemplate(coded))), isFile: false };
}
