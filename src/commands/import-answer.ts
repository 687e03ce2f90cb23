import { personalVariables } from '../check/personal-variables.ts';
import type { CodesPlan } from '../exchange/plan-imported-codes.ts';
import type { PlannedSource, SourcesPlan } from '../exchange/plan-sources.ts';
import type { SpeakerFound } from '../exchange/speakers-found.ts';
import { yamlList } from '../exchange/yaml-text.ts';
import { grouped } from '../model/grouped.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { newProblems } from '../organise/new-problems.ts';
import { renderProblems } from '../render/problems.ts';
import type { FileChange } from '../study/save.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import type { CodingsPlan } from './import-codings.ts';
import { type FilesRead, wholeFile } from './import-read.ts';
import type { Opened } from './opened.ts';

/** What an import came to; without `done` something stopped it. */
interface Outcome {
  readonly read: FilesRead;
  readonly done?: {
    readonly sources: SourcesPlan;
    readonly codes: CodesPlan;
    readonly codings: CodingsPlan;
    readonly changes: readonly FileChange[];
    /** The study as it would be. */
    readonly after: Opened;
  };
}

/** Says what came in and what could not. */
export function importAnswer(call: Call, before: Opened, { read, done }: Outcome): Answer {
  const sources = done?.sources.sources ?? [];
  const fresh = done ? newProblems(before.problems, done.after.problems, { files: [] }) : [];
  const ofFiles = [...read.problems, ...keptProblems(sources), ...personalProblems(sources, done?.after)];
  const ofStudy = sortProblems(gathered(fresh.filter(concerns(sources))));
  const problems = sortProblems([...ofFiles, ...ofStudy]);
  const errors = (done?.after ?? before).problems.filter(isError);
  const outputs = (done?.changes ?? []).map(({ path }) => path);
  const codings = {
    added: done?.codings.added ?? 0,
    known: done?.codings.known ?? 0,
    notes: done?.codings.notes ?? 0,
    joined: done?.codings.joined ?? 0,
    coders: done?.codings.coders ?? [],
    orphans: orphansOf(done?.after, sources),
  };
  const codes = { added: done?.codes.added ?? [], known: done?.codes.known ?? 0 };
  return {
    output: call.options.json
      ? jsonDocument({ sources: sources.map(documentOf), codes, codings, outputs, problems })
      : renderProblems(sortProblems(ofFiles), { color: call.color }) +
        (done
          ? sentences(sources, codes, codings) + toDo(call, ofStudy, errors.length - fresh.filter(isError).length)
          : nothingDone),
    exitCode: exitCode([...problems, ...errors], call.options.strict === true),
    ...(done ? { changes: done.changes, folder: before.opened.folder } : {}),
  };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function keptProblems(sources: readonly PlannedSource[]): Problem[] {
  return sources.flatMap(({ state, path, file }) => {
    const message = `${path} is there with another text, and was kept. With --replace the new text takes its place.`;
    return state === 'kept' ? [{ ...wholeFile(file), rule: 'import-exists', severity: 'warning', message }] : [];
  });
}

/** The variables of each file by which those who are not to be named would be known. */
function personalProblems(sources: readonly PlannedSource[], after: Opened | undefined): Problem[] {
  if (!after) return [];
  const { coded } = after;
  const byPath = new Map(coded.sources.map((source) => [source.path, source]));
  return [...new Set(sources.map(({ file }) => file))].flatMap((file): Problem[] => {
    const own = sources.filter((one) => one.file === file);
    const brought = new Set(own.flatMap(({ variables }) => Object.keys(variables)));
    const read = own.flatMap(({ path }) => byPath.get(path) ?? []);
    const names = [...personalVariables(read, coded.settings.identifying).keys()].filter((name) => brought.has(name));
    if (names.length === 0) return [];
    const message = `${names.join(', ')}: ${names.length === 1 ? 'this says' : 'these say'} who somebody is, and would leave with exports. Before you export, add ${names.length === 1 ? 'it' : 'them'} to \`identifying:\` in study.yaml: ${yamlList(names)}.`;
    return [{ ...wholeFile(file), rule: 'import-personal', severity: 'warning', message }];
  });
}

/** Whether a problem is an error, or a warning of an imported source or its codings; the rest is left to `study check`. */
function concerns(sources: readonly PlannedSource[]): (one: Problem) => boolean {
  const stems = sources.map(({ path }) => path.slice(0, -'md'.length));
  return ({ file, rule, severity }) =>
    severity === 'error' ||
    (severity === 'warning' && rule !== 'personal-variable' && stems.some((stem) => file.startsWith(stem)));
}

/** How many of a kind are shown of one file. */
const most = 3;

/** Many problems of one kind in a file are one line: an import can bring hundreds. */
function gathered(problems: readonly Problem[]): Problem[] {
  const groups = grouped(problems, ({ file, rule }) => `${file}\0${rule}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= most) return group;
    return [{ ...first, message: `${first.message} ${group.length - 1} more like it: \`study check\` lists them.` }];
  });
}

/** Codings of replaced sources whose words are gone. */
function orphansOf(after: Opened | undefined, sources: readonly PlannedSource[]): number {
  const replaced = new Set(sources.flatMap(({ state, path }) => (state === 'replaced' ? [path] : [])));
  const ids = new Set(after?.coded.sources.flatMap(({ path, id }) => (replaced.has(path) ? [id] : [])));
  return after?.coded.codings.filter(({ source, located }) => located === 'orphan' && ids.has(source)).length ?? 0;
}

function documentOf({ path, file, format, state, variables, read }: PlannedSource) {
  return { path, file, format, state, words: wordsIn(read.body), speakers: read.speakers, variables };
}

function wordsIn(body: string): number {
  return body.match(/\S+/g)?.filter((written) => /[\p{L}\p{N}]/u.test(written)).length ?? 0;
}

/** What the study asks for once everything is written; how many errors it had before is all that is said of them. */
function toDo(call: Call, fresh: readonly Problem[], before: number): string {
  const shown = renderProblems(fresh, { color: call.color });
  const more = fresh.length === 0 ? '' : 'more ';
  return [
    fresh.length === 0 ? '' : `All this is written. What is to be done next in the study:\n${shown}`,
    before > 0
      ? `${before} ${more}${before === 1 ? 'error' : 'errors'} in the study, from before: \`study check\` lists them.\n`
      : '',
  ].join('');
}

const nothingDone = 'Nothing was imported: mend what the errors tell of, or leave those files out.\n';

interface Written extends Pick<CodingsPlan, 'added' | 'known' | 'notes' | 'joined' | 'coders'> {
  readonly orphans: number;
}

function sentences(
  sources: readonly PlannedSource[],
  codes: Pick<CodesPlan, 'added' | 'known'>,
  { added, known, notes, joined, coders, orphans }: Written,
): string {
  const lines = sources.map(sourceLines).join('');
  const states = (['new', 'replaced', 'unchanged', 'kept'] as const).flatMap((state) => {
    const number = sources.filter((source) => source.state === state).length;
    return number === 0 ? [] : [`${number} ${state}`];
  });
  const there = (number: number) => (number > 0 ? `, ${number} there already` : '');
  const whose = coders.length > 0 ? ` by ${coders.join(', ')}` : '';
  const written = [
    ...(added > notes || notes === 0 ? [count(added - notes, 'coding')] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
  ];
  const of = [
    sources.length === 0 ? '' : `${count(sources.length, 'source')}: ${states.join(', ')}.\n`,
    codes.added.length + codes.known > 0 ? `${count(codes.added.length, 'code')} new${there(codes.known)}.\n` : '',
    added + known > 0 ? `${written.join(' and ')}${whose} written${there(known)}.\n` : '',
    joined > 0
      ? `${count(joined, 'more passage')} marked on the very same words: one coding with their codes together.\n`
      : '',
    orphans > 0 ? `${count(orphans, 'coding')} no longer found in the new text: kept, see above.\n` : '',
  ];
  return lines + of.join('');
}

function sourceLines({ path, file, format, state, read, variables }: PlannedSource): string {
  const keys = Object.keys(variables).filter((key) => key !== 'memo');
  // A row of a table is what one person answered: nobody looks for labels there.
  const isAnswer = format === 'table' && read.speakers.length === 0;
  const said = read.speakers.length === 0 ? 'no labels' : read.speakers.map(shownSpeaker).join(', ');
  return [
    `${path}  ${state === 'new' ? '' : `${state}, `}from ${file} (${format}): ${count(wordsIn(read.body), 'word')}`,
    ...(isAnswer ? [] : [`  speakers: ${said}`]),
    ...(keys.length === 0 ? [] : [`  variables: ${keys.join(', ')}`]),
    ...(variables.memo === undefined ? [] : ['  memo: a note on the whole, for you; no report and no export shows it']),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function shownSpeaker({ label, turns, asks, like, also = [] }: SpeakerFound): string {
  const forms = also.length === 0 ? '' : ` (also written ${also.join(', ')})`;
  return `${label} ${turns}${asks ? ' (asks)' : ''}${forms}${like === undefined ? '' : ` ← like ${like}?`}`;
}
