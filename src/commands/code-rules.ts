import { joinPlans } from '../coding/join-plans.ts';
import type { MachineFilePlan } from '../coding/machine-file.ts';
import { machinePlan } from '../coding/machine-plan.ts';
import { type SuggestedByRules, suggestByRules } from '../coding/rules.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { rulesTables } from './code-rules-tables.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { type Opened, openCoded, problemNotes } from './opened.ts';
import { sourcesChosen, sourcesToCode, unreadableNote } from './sources-to-code.ts';

/** What the rules did for one source. */
export interface RulesRow {
  /** As it may be shown. */
  readonly source: string;
  readonly passages: number;
  readonly added: number;
  readonly kept: number;
  readonly dropped: number;
  readonly decided: number;
}

interface Coded extends SuggestedByRules {
  readonly source: Source;
  readonly plan: MachineFilePlan;
}

/** Applies the codebook's indicators and plans the files of suggestions; with `--explain` it only tells how they do. */
export async function run(call: Call): Promise<Answer> {
  if (call.options.explain) return (await import('./code-explain.ts')).run(call);
  const all = openCoded(call);
  const { coded, opened, problems } = all;
  if (opened.codebookBroken) return brokenCodebook(all, call);
  call.progress('Looking for the indicators …');
  const sources = sourcesToCode(call, all);
  const unreadable: Source[] = [];
  const done = sources.flatMap((source): Coded[] => {
    const found = planned(all, source, call.args.length > 0);
    if (!found) unreadable.push(source);
    return found ? [found] : [];
  });
  const document = {
    sources: done.map(rowOf),
    codes: codeRows(coded, done),
    unreadable: unreadable.map(shownSource),
    problems,
  };
  const plans = done.map(({ plan }) => plan);
  const exit = unreadable.length > 0 ? 1 : exitCode(problems, call.options.strict === true);
  const changes = { changes: plannedChanges(opened, joinPlans(plans, coded.texts)), folder: opened.folder };
  if (call.options.json) return { output: jsonDocument(document), exitCode: exit, ...changes };
  const notes = (problemNotes(problems, call).notes ?? '') + document.unreadable.map(unreadableNote).join('');
  return {
    output: rulesTables(
      { ...document, sources: byTable(done) },
      coded,
      sources.length === 0 ? assumedRead(all, call) : [],
    ),
    exitCode: exit,
    ...changes,
    ...(notes === '' ? {} : { notes }),
  };
}

/** The files because of which sources that a call is about count as read, and which do not say so themselves. */
function assumedRead(all: Opened, call: Call): string[] {
  const told = new Set(all.problems.filter(({ rule }) => rule === 'few-rows-coded').map(({ file }) => file));
  const chosen = told.size === 0 ? [] : sourcesChosen(call, all, ({ counted }) => counted);
  const files = chosen.flatMap(({ id }) => filesOfSource(all.coded, id)).map(({ path }) => path);
  return [...new Set(files)].filter((path) => told.has(path));
}

/** Suggestions of themes that could not be read would be taken for ones that are no longer made. */
function brokenCodebook({ problems }: Opened, call: Call): Answer {
  const notes = `${problemNotes(problems, call).notes ?? ''}The codebook could not be read: no suggestion was changed.\n`;
  const document = { sources: [], codes: [], unreadable: [], problems };
  return { output: call.options.json ? jsonDocument(document) : '', exitCode: 1, notes };
}

function planned(all: Opened, source: Source, again: boolean): Coded | undefined {
  const found = suggestByRules(all.coded, source, { again });
  const plan = machinePlan(all, source, 'rules', found.suggestions);
  return plan && { source, plan, ...found };
}

function rowOf({ source, passages, settled, plan: { added, kept, dropped, decided } }: Coded): RulesRow {
  return { source: shownSource(source), passages, added, kept, dropped, decided: decided + settled };
}

/** The rows for people: answers of a table stand in one, there may be as many as a hundred thousand. */
function byTable(done: readonly Coded[]): RulesRow[] {
  const rows = new Map<string, RulesRow>();
  for (const one of done) {
    const row = rowOf(one);
    const name = one.source.row === undefined ? row.source : one.source.path;
    const before = rows.get(name);
    rows.set(name, before ? sumOf(before, row) : { ...row, source: name });
  }
  return [...rows.values()];
}

function sumOf(one: RulesRow, other: RulesRow): RulesRow {
  return {
    source: one.source,
    passages: one.passages + other.passages,
    added: one.added + other.added,
    kept: one.kept + other.kept,
    dropped: one.dropped + other.dropped,
    decided: one.decided + other.decided,
  };
}

/** How many suggestions each code has now, in the codebook's order; codes without any are left out. */
function codeRows({ codebook }: CodedStudy, done: readonly Coded[]) {
  const counts = new Map<string, number>();
  for (const { code } of done.flatMap(({ suggestions }) => suggestions)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...codebook.codes.values()].flatMap(({ id, label, level }) => {
    const suggestions = counts.get(id) ?? 0;
    return suggestions === 0 ? [] : [{ code: id, label, level, suggestions }];
  });
}
