import { resolve } from 'node:path';
import { checkStudy } from '../check/checks.ts';
import { checkIndicators } from '../check/indicators.ts';
import { codeStudy } from '../coding/code-study.ts';
import { type RuleCounts, ruleCounts } from '../coding/rule-counts.ts';
import { nearest } from '../language/nearest.ts';
import { findCode } from '../model/codebook.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { type Condition, parseConditions, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { variableNames } from '../model/variable-names.ts';
import { renderProblems } from '../render/problems.ts';
import { type Ahead, type OpenedStudy, openStudy, openToRead } from '../study/open.ts';
import { findStudy, isStudy } from '../study/place.ts';
import { knownValues, namesShown, valueNamed } from '../verbatims/known-values.ts';
import { type Call, UsageError } from './command.ts';
import { lookAtQuotes } from './look-at-quotes.ts';
import { lookAtSource } from './look-at-source.ts';
import type { Aim } from './read-part.ts';

export interface Opened {
  readonly opened: OpenedStudy;
  readonly coded: CodedStudy;
  /** Faults of its files and of the whole; templates are composed only if asked. */
  readonly problems: readonly Problem[];
}

/** The folder of the study a call is about. */
export function studyFolder(call: Call): string {
  const given = call.options.study;
  if (typeof given === 'string') {
    const folder = resolve(call.cwd, given);
    if (isStudy(folder)) return folder;
    throw new UsageError(`There is no study in ${given}: no study.yaml, and no corpus/ with codebook/.`);
  }
  const found = findStudy(call.cwd);
  if (found) return found;
  throw new UsageError(
    'There is no study here: no study.yaml, and no corpus/ with codebook/, in this folder or above. Make one with `study init`, or name one with --study DIR.',
  );
}

/** Opens the study of a call, locates its codings and checks it. */
export function openCoded(call: Call, { reports = false } = {}): Opened {
  call.progress('Reading the study …');
  return codeOpened(openStudy(studyFolder(call)), call, { reports });
}

/**
 * The same for a command that changes no file it reads: quicker, since it remembers, and for a corpus of any size.
 * @param options `quotes`: the command is going to quote what is coded, and has the study remember it when it is done.
 */
export async function openCodedToRead(
  call: Call,
  { reports = false, quotes = false }: { reports?: boolean; quotes?: boolean } = {},
): Promise<Opened> {
  call.progress('Reading the study …');
  const folder = studyFolder(call);
  // A dry run writes nothing, nor what it would remember.
  const ahead = aheadFor(call, quotes ? 'quotes' : 'codings', 'Locating the codings');
  const opened = call.options.dryRun ? openStudy(folder) : await openToRead(folder, { ahead });
  const all = codeOpened(opened, call, { reports, lookAt: quotes ? lookAtQuotes : lookAtSource });
  if (!quotes) all.opened.remember?.();
  return all;
}

/** Opens the study of a call for counts of what its indicators find, by source: its codings are not looked at. */
export async function openToCountRules(
  call: Call,
): Promise<Opened & { readonly counts: ReadonlyMap<string, RuleCounts> }> {
  call.progress('Reading the study …');
  const ahead = aheadFor(call, 'rules', 'Looking for the indicators');
  const opened = await openToRead(studyFolder(call), { codings: false, ahead });
  const coded = codeStudy(opened.study);
  const counted = coded.sources.filter((source) => source.counted);
  const counts = new Map(counted.map((source) => [source.id, ruleCounts(coded, source)]));
  opened.remember?.();
  return { opened, coded, counts, problems: sortProblems([...opened.problems, ...checkIndicators(coded)]) };
}

function aheadFor(call: Call, aim: Aim, what: string): Ahead {
  return async (study, unread, memory) => {
    if (unread.length === 0) return;
    const { readAhead } = await import('./read-ahead.ts');
    await readAhead({ ...study, aim }, unread, memory, (done) =>
      call.progress(`${what} … ${done} of ${unread.length} interviews`),
    );
  };
}

export function codeOpened(
  opened: OpenedStudy,
  call: Call,
  { reports = false, lookAt = lookAtSource }: { reports?: boolean; lookAt?: typeof lookAtSource } = {},
): Opened {
  const all = opened.study.sources.length;
  let done = 0;
  const coded = codeStudy(opened.study, (source, codings, study) => {
    if (done++ % interviewsAtOnce === 0) call.progress(`Locating the codings … ${done} of ${all} interviews`);
    lookAt(source, codings, study);
  });
  call.progress('Checking …');
  const problems = sortProblems([...opened.problems, ...checkStudy(coded, opened, { reports })]);
  return { opened, coded, problems };
}

/** A terminal is told after so many: less than a second's work. */
const interviewsAtOnce = 100;

/** The errors, for a note beside an answer about something else; how many warnings there are is said in a line. */
export function problemNotes(problems: readonly Problem[], call: Call): { notes?: string } {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const shown = call.options.strict ? [...errors, ...warnings] : errors;
  const rest =
    call.options.strict || warnings.length === 0
      ? ''
      : `${warnings.length} warning${warnings.length === 1 ? '' : 's'}: \`study check\` lists them.\n`;
  const notes = renderProblems(shown, { color: call.color }) + rest;
  return notes === '' ? {} : { notes };
}

/** The id of the code a call names. */
export function codeNamed(id: string, coded: CodedStudy): string {
  const code = findCode(coded.codebook, id);
  if (code) return code.id;
  const expected = nearest(id, coded.codebook.codes.keys());
  throw new UsageError(
    `The codebook has no code « ${id} ».${expected ? ` Did you mean « ${expected} »?` : ' `study codebook` lists them.'}`,
  );
}

/** The selection `--wave` and `--where` describe. */
export function selectionNamed(call: Call, coded: CodedStudy): Selection {
  const { wave, where } = call.options;
  const waves = typeof wave === 'string' ? wave.split(',').map((id) => id.trim()) : undefined;
  const known = coded.settings.waves.map(({ id }) => id);
  for (const id of waves ?? []) {
    if (!known.includes(id))
      throw new UsageError(`The study has no wave « ${id} ». Known: ${known.join(', ') || 'none'}.`);
  }
  const conditions = typeof where === 'string' ? parseConditions(where) : [];
  if (!conditions)
    throw new UsageError(`\`--where ${where}\` is no condition. Write variable=value, several joined by « ; ».`);
  const variables = variablesOf(coded);
  for (const { variable } of conditions) knownVariable(variable, variables);
  const named = conditions.map((condition) => withKnownValues(condition, coded));
  return { ...(waves ? { waves } : {}), ...(named.length > 0 ? { where: named } : {}) };
}

/** More known values than this are not listed. */
const mostListed = 12;

/** A value no source has would select nothing, or exclude nothing, without a word. */
function withKnownValues(condition: Condition, coded: CodedStudy): Condition {
  const { variable } = condition;
  const known = knownValues(variable, coded);
  const values = condition.values.map((name) => {
    const found = valueNamed(name, known);
    if (found) return found.value;
    const names = namesShown(known);
    const expected = nearest(name, names);
    const hint =
      names.length > mostListed ? (expected ? ` Did you mean « ${expected} »?` : '') : ` Known: ${names.join(', ')}.`;
    throw new UsageError(`No source has « ${name} » for \`${variable}\`.${hint}`);
  });
  return { ...condition, values };
}

export function variablesOf(coded: CodedStudy): string[] {
  return ['wave', 'case', 'source', 'kind', 'language', 'consent', ...variableNames(coded.sources)];
}

export function knownVariable(variable: string, known: readonly string[]): void {
  if (known.includes(variable)) return;
  const expected = nearest(variable, known);
  throw new UsageError(
    `No source has a variable « ${variable} ».${expected ? ` Did you mean « ${expected} »?` : ` Known: ${known.join(', ')}.`}`,
  );
}

/** A whole number given to an option. */
export function numberGiven(call: Call, name: string): number | undefined {
  const value = call.options[name];
  if (value === undefined || typeof value === 'boolean') return undefined;
  if (!/^\d+$/.test(value)) throw new UsageError(`\`--${name} ${value}\` is not a whole number.`);
  return Number(value);
}
