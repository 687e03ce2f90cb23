import { basename, resolve } from 'node:path';
import type { NewCoding } from '../coding/entry-text.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import type { FinishedReport } from '../exchange/finished-report.ts';
import { stemOf } from '../exchange/import-text.ts';
import type { ForeignFile, ImportFault } from '../exchange/importer.ts';
import type { Plan } from '../model/plan.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { CodedStudy } from '../model/study.ts';
import { adoptReport } from '../report/adopt-report.ts';
import { segmentAt } from '../report/known-quotes.ts';
import { foreignFileSize, readForeignFile } from '../study/foreign-file.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { type Adopted, type Counts, codeOf } from './adopted.ts';
import { coderNamed } from './coder-named.ts';
import { type Answer, type Call, UsageError } from './command.ts';
import { readAside } from './import-aside.ts';
import { wholeFile } from './import-read.ts';
import { adoptionProblems } from './import-report-problems.ts';
import { reportAnswer } from './import-report-text.ts';
import { openCoded } from './opened.ts';
import { today } from './today.ts';

/** Finished reports become templates, whose quotations are those of the interviews. */
export async function run(call: Call): Promise<Answer> {
  const { opened, coded, problems: own } = openCoded(call);
  const coder =
    call.options.codings === undefined
      ? undefined
      : coderNamed({ ...call, options: { ...call.options, coder: call.options.codings } }, coded);
  if (call.options.name !== undefined && call.args.length > 1)
    throw new UsageError('`--name` names one template: import one report at a time.');
  const problems: Problem[] = [];
  const adopted: Adopted[] = [];
  for (const file of call.args) {
    call.progress(`Reading ${file} …`);
    const path = templatePath(call, file, [
      ...coded.templates.map((one) => one.path),
      ...adopted.map((one) => one.path),
    ]);
    const read = await readReport(call, file);
    if ('fault' in read) {
      problems.push({ ...wholeFile(file), rule: 'import-unread', severity: 'error', message: read.fault });
      continue;
    }
    problems.push(
      ...read.losses.map((loss): Problem => {
        return { ...wholeFile(file), rule: 'import-left-out', severity: 'info', message: `Left out: ${loss}.` };
      }),
    );
    call.progress(`Looking up the quotations of ${file} …`);
    const report = adoptReport({ name: stemOf(basename(path)), path, text: read.markdown }, coded);
    problems.push(...adoptionProblems({ file, path, report }, coded, coder !== undefined));
    adopted.push({ file, path, report });
  }
  const isBroken = problems.some(({ rule }) => rule === 'import-unread');
  const codings = isBroken || coder === undefined ? none : planCodings(adopted, coded, coder, today(call.env));
  const created = isBroken ? [] : adopted.map(({ path, report }) => ({ path, text: report.text }));
  const plan: Plan = { edits: codings.plan.edits, created: [...created, ...(codings.plan.created ?? [])] };
  const changes = plannedChanges(opened, plan);
  return reportAnswer(call, {
    coded,
    own,
    problems: sortProblems(problems),
    adopted,
    codings,
    changes,
    folder: opened.folder,
  });
}

const none = { plan: { edits: [] } as Plan, added: 0, extended: 0, known: 0 };

/** The template's path. @throws UsageError where there is one: a template is never written over. */
function templatePath(call: Call, file: string, taken: readonly string[]): string {
  const { name: given } = call.options;
  const name = typeof given === 'string' ? given : slug(stemOf(basename(file)));
  if (name === '' || /[\\/.]|^_/.test(name))
    throw new UsageError(`« ${name} » is no name of a template: letters, digits and hyphens, as in --name synthese.`);
  const path = `reports/${name}.md`;
  if (taken.includes(path))
    throw new UsageError(`${path} exists and is yours: it is not written over. Give another name: --name NAME.`);
  return path;
}

/** Megabytes of a file: no text comes near; pictures in one of Word are never unpacked. */
const largest = { word: 200, markdown: 32 };

/** A report as its bytes. @throws UsageError where there is no such file. */
export function reportFile(call: Call, file: string): ForeignFile | ImportFault {
  const path = resolve(call.cwd, file);
  const size = foreignFileSize(path);
  if (size === undefined) throw new UsageError(`There is no file ${file}.`);
  const most = isOfWord(file) ? largest.word : largest.markdown;
  if (size > most * 1_000_000)
    return { fault: `It has ${Math.ceil(size / 1_000_000)} MB; a report has at most ${most} MB.` };
  return { name: basename(file), bytes: readForeignFile(path) ?? new Uint8Array() };
}

export function isOfWord(file: string): boolean {
  return /\.doc[xm]$/i.test(file);
}

async function readReport(call: Call, name: string): Promise<FinishedReport | ImportFault> {
  if (!isOfWord(name) && !/\.(?:md|markdown)$/i.test(name))
    throw new UsageError(`${name} is no report that can be read: a finished report is a .docx or an .md.`);
  const file = reportFile(call, name);
  return 'fault' in file ? file : readAside('report', file);
}

/** The quotations under a theme as codings of a person, interview by interview. */
function planCodings(adopted: readonly Adopted[], coded: CodedStudy, coder: string, date: string): typeof none {
  const bySource = new Map<string, NewCoding[]>();
  for (const quote of adopted.flatMap(({ report }) => report.quotes)) {
    const code = codeOf(quote, coded);
    if (!quote.place || quote.isMisattributed || code === undefined) continue;
    const { source } = quote.place;
    const { text, start } = segmentAt(quote.place, coded);
    const own = bySource.get(source.id) ?? [];
    const same = own.findIndex((one) => one.at === start && one.quote === text);
    const before = own[same];
    if (before) own[same] = { ...before, codes: [...new Set([...before.codes, code])] };
    else own.push({ quote: text, codes: [code], against: [], at: start, date });
    bySource.set(source.id, own);
  }
  const plans = [...bySource].map(([source, codings]) => {
    const plan = planHandCodings(coded, source, coder, codings);
    if (plan) return plan;
    throw new UsageError(`The file of ${coder} for ${source} cannot be read: \`study check\` says why.`);
  });
  const sum = (key: keyof Counts) => plans.reduce((total, plan) => total + plan[key], 0);
  return {
    plan: { edits: plans.flatMap(({ edits }) => edits), created: plans.flatMap(({ created = [] }) => created) },
    added: sum('added'),
    extended: sum('extended'),
    known: sum('known'),
  };
}
