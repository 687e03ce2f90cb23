import { appendAll } from '../model/append.ts';
import type { CodingFile } from '../model/coding.ts';
import type { Memory } from '../model/memory.ts';
import { compareNames } from '../model/order.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import type { Language } from '../model/settings.ts';
import { slug } from '../model/slug.ts';
import { keysOf, type Source } from '../model/source.ts';
import { sourceWith } from '../model/source-with.ts';
import type { Study } from '../model/study.ts';
import { parseCodebook } from './codebook-tree.ts';
import { consentsOfCases } from './consents-of-cases.ts';
import { type HistoryRead, historyPath, parseHistory } from './history.ts';
import { parsedOnce } from './parsed-once.ts';
import { isPlainUtf8 } from './plain-utf8.ts';
import { assignPseudonyms } from './pseudonyms.ts';
import { type CorpusFiles, isInterview, isOfCorpus, readSourceHead, readTexts } from './read-corpus.ts';
import { parseSettings } from './settings.ts';
import { sourceSettings } from './source.ts';
import { isSplitPath, parseSplitList } from './split-list.ts';
import { readCodingFiles } from './study-codings.ts';
import { allSources } from './study-sources.ts';

export interface StudyFiles {
  /** Name of the study's folder. */
  readonly name: string;
  /** Every file of the study that may count, by path below it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The folders that exist directly in the study and directly in `corpus/`, by path below the study. */
  readonly folders: readonly string[];
  /** Files that exist and could not be read: nothing is said of what merely follows from that. */
  readonly unreadable?: readonly string[];
  /** What was made of files of the corpus before. With it their texts are read when they are asked for, and not held. */
  readonly memory?: Memory | undefined;
}

export interface StudyRead {
  readonly study: Study;
  readonly problems: readonly Problem[];
  /** Files the tool must not write over: they are not UTF-8. */
  readonly foreign: ReadonlySet<string>;
  /** `study.yaml` could not be read; what follows from its defaults is not worth reporting. */
  readonly settingsBroken: boolean;
  /** A file of the codebook could not be read: codes that seem unknown may be its. */
  readonly codebookBroken: boolean;
  /** A source could not be read, or was left out: what reports say of it, and of all of them, may be right. */
  readonly sourcesBroken: boolean;
  /** A source or a coding file could not be read: codings are missing. */
  readonly codingsBroken: boolean;
  /** The coding files of sources that could not be read or were left out: only faults of their own are told. */
  readonly setAside: readonly CodingFile[];
  /** Where keys of `study.yaml` stand. */
  readonly settingsOffsets: Readonly<Record<string, number>>;
}

const settingsOnce = parsedOnce<ReturnType<typeof parseSettings>>();
const codebookOnce = parsedOnce<ReturnType<typeof parseCodebook>>();

/**
 * Files → study, with every fault of every file. Pure: the disk is read through `files`. What is made of the same bytes is
 * the same value: read again after an edit, only the edited file is parsed.
 */
export function parseStudy({ name, files, folders, unreadable = [], memory }: StudyFiles): StudyRead {
  const problems: Problem[] = [];
  const { texts, foreign, note } = readTexts(files, memory);
  const waveFolders = folders
    .filter((folder) => /^corpus\/[^/._][^/]*$/.test(folder))
    .map((folder) => folder.slice('corpus/'.length))
    .sort(compareNames);
  const settingsRead = readSettings({ files, texts }, waveFolders, name);
  problems.push(...settingsRead.problems, ...missingFolders(folders));
  const settings = sourceSettings(settingsRead.settings);
  const heads: CorpusFiles['heads'] = new Map();
  for (const path of texts.keys()) {
    note(path, problems);
    // While the text of a source is at hand, its head is read, too.
    if (memory && isInterview(path)) heads.set(path, readSourceHead(path, { files, texts, memory }, settings));
  }
  const inside = (folder: string) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
  const corpus = { files, texts, memory, heads };
  const read = allSources(corpus, settingsRead.settings);
  const settingsBroken = settingsRead.broken || unreadable.includes('study.yaml');
  const keys = new Set(read.paths.filter((path) => path.endsWith('.csv')).map(keysOf));
  const codings = readCodingFiles(
    inside('corpus').filter((path) => /\.ya?ml$/.test(path) && !keys.has(path)),
    [...read.paths, ...unreadable.filter((path) => /\.(?:md|csv)$/.test(path))],
    corpus,
    read,
  );
  appendAll(problems, read.problems);
  appendAll(problems, codings.problems);
  const book = readCodebook({ files, texts }, settingsRead.settings.language, problems);
  const templates = inside('reports').map((path) => ({
    name: path.slice('reports/'.length, -'.md'.length),
    path,
    text: texts.get(path) as string,
  }));
  problems.push(...clashingNames(templates));
  const sourcesBroken = read.broken || unreadable.some(isOfCorpus);
  const sources = settingsBroken ? read.sources.map(withheld) : read.sources;
  return {
    study: {
      settings: settingsRead.settings,
      sources: memory?.isBrief ? sources : assignPseudonyms(consentsOfCases(sources), settingsRead.settings.waves),
      tableKeys: read.tableKeys,
      codebook: book.codebook,
      history: book.history,
      splits: book.splits,
      codingFiles: codings.codingFiles,
      templates,
      texts,
      encoded: (path) => {
        const bytes = files.get(path);
        return bytes && isPlainUtf8(bytes) ? bytes : Buffer.from(texts.get(path) ?? '');
      },
    },
    problems: sortProblems(problems),
    foreign,
    settingsBroken,
    codebookBroken: book.broken || unreadable.some((path) => path.startsWith('codebook/')),
    sourcesBroken,
    codingsBroken: sourcesBroken || codings.broken,
    setAside: codings.setAside,
    settingsOffsets: settingsRead.offsets,
  };
}

function readSettings({ files, texts }: CorpusFiles, waveFolders: readonly string[], name: string) {
  const [path, bytes] = ['study.yaml', files.get('study.yaml')];
  const parse = () => parseSettings(path, texts.get(path), waveFolders, name);
  return bytes ? settingsOnce(bytes, [name, ...waveFolders], parse) : parse();
}

/** What the settings would have held back is unknown: nothing is quoted, and nobody named. */
function withheld(source: Source): Source {
  return sourceWith(source, { consent: 'none' });
}

const unchanged: HistoryRead = { history: [], problems: [] };

/** The codebook, what was changed in it, and what is being changed. */
function readCodebook({ files, texts }: CorpusFiles, language: Language, problems: Problem[]) {
  const of = (paths: readonly string[]) => paths.map((path) => [path, texts.get(path) as string] as const);
  const paths = [...texts.keys()].filter((path) => path.startsWith('codebook/'));
  const themes = of(paths.filter((path) => path.endsWith('.md')));
  const parse = () => parseCodebook(new Map(themes), language);
  const first = files.get(themes[0]?.[0] ?? '');
  const read = first ? codebookOnce(first, [language, ...themes.flat()], parse) : parse();
  const { codebook, broken, problems: faults } = read;
  const changes = texts.get(historyPath);
  const { history, problems: ofHistory } = changes === undefined ? unchanged : parseHistory(historyPath, changes);
  const lists = of(paths.filter(isSplitPath)).map(([path, text]) => parseSplitList(path, text));
  appendAll(problems, [...faults, ...ofHistory, ...lists.flatMap(({ problems: ofList }) => ofList)]);
  return { codebook, broken, history, splits: lists.flatMap(({ list }) => list ?? []) };
}

function missingFolders(folders: readonly string[]): Problem[] {
  const purpose = {
    corpus: 'the interviews go there, as Markdown files',
    codebook: 'the themes go there, one Markdown file each',
  };
  return Object.entries(purpose).flatMap(([folder, what]) =>
    folders.includes(folder)
      ? []
      : [
          {
            file: folder,
            line: 1,
            column: 1,
            rule: 'missing-folder',
            severity: 'error' as const,
            message: `The folder ${folder}/ is missing: ${what}. Make it, or run \`study init\`.`,
          },
        ],
  );
}

function clashingNames(templates: readonly { name: string; path: string }[]): Problem[] {
  const seen = new Map<string, string>();
  return templates.flatMap(({ name, path }) => {
    const first = seen.get(slug(name));
    seen.set(slug(name), first ?? path);
    if (first === undefined) return [];
    const message = `${path} and ${first} would write outputs of one name. Rename one.`;
    return [
      {
        file: path,
        line: 1,
        column: 1,
        rule: 'duplicate-id',
        severity: 'error' as const,
        message,
        related: { file: first, line: 1, column: 1 },
      },
    ];
  });
}
