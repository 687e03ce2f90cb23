import { appendAll } from '../model/append.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { keysOf, offsetInFile, placeName, type Source } from '../model/source.ts';
import { type FileText, keyOffsets } from './answer-columns.ts';
import { type AnswersRead, parseAnswers } from './answers.ts';
import { parsedOnce } from './parsed-once.ts';
import { type CorpusFiles, isInterview, readSources } from './read-corpus.ts';
import { rememberedAnswers } from './remembered-answers.ts';
import { sharedCodingFiles } from './shared-coding-files.ts';
import { sourceSettings } from './source.ts';

export interface SourcesRead {
  /** In the order of the files, rows in that of their table; no two have one id. */
  readonly sources: readonly Source[];
  /** The files that hold sources: interviews, and tables of answers. */
  readonly paths: readonly string[];
  /** Those of them whose codings could be those of another one. */
  readonly leftOut: ReadonlySet<string>;
  /** Where the keys beside a table stand in their file, by the path of the table. */
  readonly tableKeys: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** The tables of which a row could not be read. */
  readonly brokenTables: ReadonlySet<string>;
  /** A source could not be read, or was left out. */
  readonly broken: boolean;
  readonly problems: readonly Problem[];
}

const answersOnce = parsedOnce<AnswersRead>();

/** The sources of a study, from the files of its corpus, in order. */
export function allSources(corpus: CorpusFiles, settings: Settings): SourcesRead {
  const { texts } = corpus;
  const problems: Problem[] = [];
  const paths = [...texts.keys()].filter((path) => /^corpus\/.*\.(?:md|csv)$/.test(path));
  const markdown = paths.filter(isInterview);
  const interviews = readSources(markdown, corpus, settings, problems);
  const byPath = new Map<string, readonly Source[]>(interviews.map((source) => [source.path, [source]]));
  const brokenTables = new Set<string>();
  const tables = paths.filter((one) => one.endsWith('.csv'));
  for (const path of tables) {
    const read = readAnswers(path, corpus, settings);
    appendAll(problems, read.problems);
    byPath.set(path, read.sources);
    if (read.broken) brokenTables.add(path);
  }
  const tableKeys = new Map(tables.map((path) => [path, keyOffsets(keysBeside(path, texts))]));
  const { leftOut, problems: shared } = sharedCodingFiles(paths);
  appendAll(problems, shared);
  const sources = paths.flatMap((path) => (leftOut.has(path) ? [] : (byPath.get(path) ?? [])));
  const distinct = dropDuplicates(sources, texts, problems);
  const isWhole = interviews.length === markdown.length && brokenTables.size === 0 && leftOut.size === 0;
  const broken = !isWhole || distinct.length < sources.length;
  return { sources: distinct, paths, leftOut, tableKeys, brokenTables, broken, problems };
}

function readAnswers(path: string, { files, texts, memory }: CorpusFiles, all: Settings): AnswersRead {
  const settings = sourceSettings(all);
  const keys = keysBeside(path, texts);
  const text = () => texts.get(path) ?? '';
  const bytes = () => files.get(path) as Uint8Array;
  const parse = () => parseAnswers({ path, text: text() }, keys, settings);
  if (memory) return rememberedAnswers({ path, bytes, text }, keys, settings, memory) ?? parse();
  return answersOnce(bytes(), [path, keys.text, JSON.stringify(settings)], parse);
}

function keysBeside(table: string, texts: ReadonlyMap<string, string>): FileText {
  return { path: keysOf(table), text: texts.get(keysOf(table)) ?? '' };
}

function dropDuplicates(sources: readonly Source[], texts: ReadonlyMap<string, string>, problems: Problem[]): Source[] {
  const byId = new Map<string, Source>();
  for (const source of sources) {
    const first = byId.get(source.id);
    if (!first) {
      byId.set(source.id, source);
      continue;
    }
    const [here, related] = [source, first].map((one) => {
      if (one.row === undefined) return { file: one.path, line: 1, column: 1 };
      return placesIn(one.path, texts.get(one.path) ?? '')(offsetInFile(one, 0));
    });
    problems.push({
      ...(here as Problem),
      rule: 'duplicate-id',
      severity: 'error',
      message: `${placeName(source)} and ${placeName(first)} have the same id « ${source.id} ». Give one another \`id:\`; until then this one is left out.`,
      ...(related ? { related } : {}),
    });
  }
  return [...byId.values()];
}
