import { codesLookedAfter } from '../coding/rule-counts.ts';
import { frequency } from '../measure/frequency.ts';
import { ruleFrequencies } from '../measure/rule-frequency.ts';
import type { Code } from '../model/codebook.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import { isSelected } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCases, shownSource } from '../verbatims/attribution.ts';
import { type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import {
  codeNamed,
  numberGiven,
  type Opened,
  openCodedToRead,
  openToCountRules,
  problemNotes,
  selectionNamed,
} from './opened.ts';
import { flagNamed, flagOf } from './options-taken.ts';
import manual from './stats.md';
import { crosstab } from './stats-by.ts';
import { statsParts } from './stats-parts.ts';
import { type Asked, statsRow } from './stats-row.ts';
import { statsTables } from './stats-tables.ts';

const partOptions = statsParts.flatMap(({ options }) => options);

export const command: Command = {
  args: '',
  options: [
    ['--rules', 'count what the indicators find, coded or not'],
    ['--by <variable>', 'split by wave, or by any variable of the sources'],
    ['--matrix', 'the table of codes by cases'],
    ['--sources', 'the interviews: wave, consent, what they are shown as, who has read them'],
    ...partOptions.filter(([, , group]) => group === undefined),
    ['--chart', 'bars after the table; with --by wave, two waves on a line'],
    ['--code <code>', 'this code and those below it only'],
    ['--level <n>', 'down to this level: 1 for themes only'],
    ['--wave <ids>', 'of these waves only'],
    ['--where <condition>', 'of these sources only: sector=mécanique'],
    ...partOptions.filter(([, , group]) => group !== undefined),
  ],
  changes: false,
  manual,
  async run(call) {
    const rules = rulesGiven(call);
    const { opened, coded, problems, count } = rules ? await openedToCountRules(call) : await openedToCount(call);
    const selection = selectionNamed(call, coded);
    const codes = codesOf(coded, call.options.code, numberGiven(call, 'level'));
    const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
    const cases = [...new Set(counted.map((source) => source.case))];
    const asked = { coded, codes, selection, count };
    const by = crosstab(call, asked);
    const found = statsParts.flatMap((part) => part.find(call, asked) ?? []);
    const document = {
      n: cases.length,
      ...(rules ? { rules } : {}),
      codes: codes.map((code) => statsRow(code, count, selection)),
      ...by,
      ...(call.options.matrix ? { matrix: matrix(asked, cases) } : {}),
      ...Object.fromEntries(found.flatMap(({ fields }) => Object.entries(fields))),
      ...(call.options.sources ? { sources: coded.sources.map((source) => sourceRow(source, coded)) } : {}),
      unassessed: shownCases(unassessed(asked), coded.sources),
      problems,
    };
    const exit = exitCode(problems, call.options.strict === true);
    if (call.options.json) return { output: jsonDocument(document), exitCode: exit, from: opened };
    return {
      output: statsTables(document, coded, found, call.options.chart === true),
      exitCode: exit,
      from: opened,
      ...problemNotes(problems, call),
    };
  },
};

/** The study of a call, and how often a code occurs in it. */
interface Counted extends Opened, Pick<Asked, 'count'> {}

async function openedToCount(call: Call): Promise<Counted> {
  const all = await openCodedToRead(call);
  return { ...all, count: (code, selection) => frequency(all.coded, code, selection) };
}

async function openedToCountRules(call: Call): Promise<Counted> {
  const { counts, ...all } = await openToCountRules(call);
  return {
    ...all,
    count: ruleFrequencies(all.coded, ({ id }) => counts.get(id) ?? [], codesLookedAfter(all.coded.codebook)),
  };
}

/** What only codings tell. */
const notByRules = new Set(['--sources', ...partOptions.map(flagOf)]);

function rulesGiven({ options }: Call): boolean {
  const given = Object.keys(options).filter((name) => options[name] !== undefined);
  const other = options.rules ? given.map(flagNamed).find((flag) => notByRules.has(flag)) : undefined;
  if (other)
    throw new UsageError(
      `\`--rules\` counts what indicators find, and \`${other}\` is about codings: give one of them.`,
    );
  return options.rules === true;
}

function codesOf(coded: CodedStudy, code: unknown, level: number | undefined): Code[] {
  const root = typeof code === 'string' ? coded.codebook.codes.get(codeNamed(code, coded)) : undefined;
  const down = (one: Code): Code[] =>
    level !== undefined && one.level > level ? [] : [one, ...one.children.flatMap(down)];
  return root ? down(root) : coded.codebook.chapters.flatMap(({ themes }) => themes.flatMap(down));
}

/** 1 present, 0 absent, null not assessed. */
function matrix({ coded, codes, selection, count }: Asked, cases: readonly string[]) {
  const cells = codes.map(({ id }) => {
    const { present, absent } = count(id, selection).cases;
    const value = new Map([...absent.map((name) => [name, 0] as const), ...present.map((name) => [name, 1] as const)]);
    return cases.map((name) => value.get(name) ?? null);
  });
  return { codes: codes.map(({ id }) => id), cases: shownCases(cases, coded.sources), cells };
}

/** Cases not assessed for any of the codes. */
function unassessed({ codes, selection, count }: Asked): string[] {
  // Codes that were read for alike share their list.
  const lists = [...new Set(codes.map(({ id }) => count(id, selection).cases.unassessed))];
  const sets = lists.map((list) => new Set(list));
  return (lists[0] ?? []).filter((name) => sets.every((set) => set.has(name)));
}

/** An interview as the researcher knows it, and as it is shown: the one list that joins the two. */
function sourceRow(source: Source, coded: CodedStudy) {
  const files = filesOfSource(coded, source.id);
  const by = (status: 'complete' | 'partial') =>
    files.filter((file) => file.status === status).map(({ coder }) => coder);
  return {
    source: source.id,
    path: source.path,
    case: source.case,
    wave: source.wave ?? null,
    consent: source.consent,
    shown: shownSource(source),
    counted: source.counted,
    complete: by('complete'),
    partial: by('partial'),
  };
}
