import { basename } from 'node:path';
import { stemOf } from '../exchange/import-text.ts';
import { trackedReport } from '../exchange/tracked-report.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { renderProblems } from '../render/problems.ts';
import { renderers } from '../render/renderers.ts';
import { composeReport } from '../report/compose.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { byWhom } from './asked-edit.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { readAside } from './import-aside.ts';
import { wholeFile } from './import-read.ts';
import { isOfWord, reportFile } from './import-report.ts';
import { openCoded, problemNotes } from './opened.ts';
import { planEdits } from './plan-edits.ts';
import { picturesOf } from './report-furnishing.ts';

/** Tracked changes and comments of a report in Word become changes of its template’s prose. */
export async function run(call: Call): Promise<Answer> {
  const [file, other] = call.args;
  if (file === undefined || other !== undefined || !isOfWord(file))
    throw new UsageError('`--edits` takes one report of this study in Word: study import --edits synthese.docx.');
  const { opened, coded, problems: own } = openCoded(call);
  const template = templateOf(call, file, coded);
  call.progress(`Reading ${file} …`);
  const foreign = reportFile(call, file);
  const revised = 'fault' in foreign ? foreign : await readAside('edits', foreign);
  if ('fault' in revised) return unread(call, file, revised.fault);
  call.progress(`Composing ${template.name} …`);
  const composed = composeReport(coded, template);
  const { pictures } = picturesOf(template, opened.folder);
  const rendered = await renderers.docx.render(composed.document, { pictures });
  const now = trackedReport({ bytes: rendered.content as Uint8Array });
  if ('fault' in now) return unread(call, file, now.fault);
  const planned = planEdits(template, composed, {
    file,
    revised: revised.paragraphs,
    current: now.paragraphs,
    comments: revised.comments,
  });
  const { inNotes } = revised;
  const problems = sortProblems([...planned.problems, ...(inNotes === 0 ? [] : [notesProblem(file, inNotes)])]);
  const changes = plannedChanges(opened, { edits: planned.edits });
  return {
    output: call.options.json
      ? jsonDocument({
          template: template.path,
          applied: planned.applied,
          already: planned.already,
          outputs: changes.map(({ path }) => path),
          problems,
        })
      : renderProblems(problems, { color: call.color }) + sentences(template, planned),
    exitCode: exitCode(problems, call.options.strict === true),
    ...(call.options.json ? {} : problemNotes(own, call)),
    changes,
    folder: opened.folder,
  };
}

function unread(call: Call, file: string, fault: string): Answer {
  const problems: Problem[] = [{ ...wholeFile(file), rule: 'import-unread', severity: 'error', message: fault }];
  const output = call.options.json
    ? jsonDocument({ template: null, applied: [], already: [], outputs: [], problems })
    : renderProblems(problems, { color: call.color });
  return { output, exitCode: 1 };
}

function notesProblem(file: string, changes: number): Problem {
  const message = `${count(changes, 'change')} in footnotes: not applied. Make them in the template by hand.`;
  return { ...wholeFile(file), rule: 'import-edit', severity: 'warning', message };
}

/** The template a file was exported from: the one that is named, else the one the file is named after. */
function templateOf(call: Call, file: string, { templates }: CodedStudy): Template {
  const wanted = typeof call.options.name === 'string' ? call.options.name : slug(stemOf(basename(file)));
  const exact = templates.find(({ name }) => name === wanted || slug(name) === wanted);
  const named = templates.filter(({ name }) => wanted.startsWith(slug(name)));
  const found = exact ?? (call.options.name === undefined && named.length === 1 ? named[0] : undefined);
  if (found) return found;
  const known = templates.map(({ name }) => name).join(', ');
  throw new UsageError(
    `There is no template reports/${wanted}.md that ${basename(file)} would be of. Say which: --name NAME (${known || 'the study has none: study report --eject makes one'}).`,
  );
}

function sentences(
  { path }: Template,
  { applied, already, left }: Pick<ReturnType<typeof planEdits>, 'applied' | 'already' | 'left'>,
): string {
  const lines = [
    ...applied.map((one) => `${byWhom(one)}: ${one.asked}\n`),
    ...already.map((one) => `${byWhom(one)}: ${one.asked} (already there)\n`),
  ];
  const there = already.length === 0 ? '' : ` ${already.length} already there,`;
  return `${lines.join('')}${path}: ${count(applied.length, 'change')} applied,${there} ${left} left to you.\n`;
}
