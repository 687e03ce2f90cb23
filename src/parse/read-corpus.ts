import { createHash } from 'node:crypto';
import { appendAll } from '../model/append.ts';
import { AtHand } from '../model/at-hand.ts';
import { LazyMap } from '../model/lazy-map.ts';
import type { Memory, Packing } from '../model/memory.ts';
import { compareNames } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { keysOf, type Source } from '../model/source.ts';
import { lazySource, type SourceHead, type SourceReader } from '../model/source-with.ts';
import { type CodingFileRead, parseCodings } from './codings.ts';
import { type Decoded, decode } from './decode.ts';
import { isStudyFile } from './is-study-file.ts';
import { codingsPacking } from './pack-codings.ts';
import { headPacking } from './pack-head.ts';
import { parsedOnce } from './parsed-once.ts';
import { bytesOfUnits, isPlainUtf8, openingOf } from './plain-utf8.ts';
import { saidPlainly } from './said.ts';
import {
  parseSource,
  parseSourceHead,
  parseSourceText,
  type SourceHeadRead,
  type SourceSettings,
  type SourceText,
  sourceSettings,
} from './source.ts';

/** The files of a study, their texts, and what was made of those of the corpus before. */
export interface CorpusFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly texts: ReadonlyMap<string, string>;
  readonly memory?: Memory | undefined;
  /** With a memory: the heads of sources that were read already. */
  readonly heads?: Map<string, SourceHeadRead>;
}

const decodedOnce = parsedOnce<Decoded>();
const sourceOnce = parsedOnce<ReturnType<typeof parseSource>>();
const codingsOnce = parsedOnce<CodingFileRead>();

/** UTF-16 units of texts that are kept at hand where they are not all held. */
const textsKept = 4_000_000;
/** UTF-16 units of sources whose turns are kept at hand: what is made of them takes some thirty bytes each. */
const turnsKept = 3_000_000;

/** The texts of a study, and what there is to say of them as texts. */
export interface TextsRead {
  readonly texts: ReadonlyMap<string, string>;
  /** Those that are not UTF-8, of the files that are noted. */
  readonly foreign: ReadonlySet<string>;
  /** Takes note of what is wrong with the text of a file, which is at hand then. */
  note(path: string, problems: Problem[]): void;
}

/** The text of every file of the study; with a memory those of the corpus are read when they are asked for. */
export function readTexts(files: CorpusFiles['files'], memory: Memory | undefined): TextsRead {
  const foreign = new Set<string>();
  const decoded = (path: string) => {
    const bytes = files.get(path) as Uint8Array;
    return decodedOnce(bytes, [path], () => decode(path, bytes));
  };
  const isRead = (path: string) => isStudyFile(path) && (!path.endsWith('.csv') || files.has(keysOf(path)));
  const paths = [...files.keys()].filter(isRead).sort(compareNames);
  const held = new Map(paths.filter((path) => !memory || !isOfCorpus(path)).map((path) => [path, decoded(path).text]));
  const textOf = (path: string): string => held.get(path) ?? decoded(path).text;
  return {
    texts: memory ? new LazyMap<string>(paths, textOf, ({ length }) => length, textsKept) : held,
    foreign,
    note(path, problems) {
      const read = memory && isOfCorpus(path) ? rememberedText(path, { files, memory }, decoded) : decoded(path);
      appendAll(problems, read.problems);
      if (!read.utf8) foreign.add(path);
    },
  };
}

/** What there is to say of a text that is not held. */
function rememberedText(
  path: string,
  { files, memory }: Pick<CorpusFiles, 'files'> & { readonly memory: Memory },
  decoded: (path: string) => Decoded,
): Omit<Decoded, 'text'> {
  return memory.recall(
    path,
    'text',
    '',
    () => {
      if (isPlainUtf8(files.get(path) as Uint8Array)) return plain;
      const { problems, utf8 } = decoded(path);
      // What is held of it holds on to no text.
      return JSON.parse(JSON.stringify({ problems, utf8 }));
    },
    toldPacking,
  );
}

const plain: Omit<Decoded, 'text'> = { problems: [], utf8: true };

/** Of nearly all texts there is nothing to say. */
const toldPacking: Packing<Omit<Decoded, 'text'>> = {
  pack: (told) => (told.utf8 && told.problems.length === 0 ? 0 : told),
  unpack: (packed) => (packed === 0 ? plain : (packed as Omit<Decoded, 'text'>)),
};

export function isOfCorpus(path: string): boolean {
  return path === 'corpus' || path.startsWith('corpus/');
}

export function isInterview(path: string): boolean {
  return isOfCorpus(path) && path.endsWith('.md');
}

/** Every interview that could be read, in the order of the paths. */
export function readSources(
  paths: readonly string[],
  { files, texts, memory, heads }: CorpusFiles,
  all: Settings,
  problems: Problem[],
): Source[] {
  const settings = sourceSettings(all);
  const key = JSON.stringify(settings);
  if (memory)
    return rememberedSources(paths, { files, texts, memory, ...(heads ? { heads } : {}) }, settings, problems);
  return paths.flatMap((path) => {
    const parse = () => parseSource(path, texts.get(path) as string, settings);
    const read = sourceOnce(files.get(path) as Uint8Array, [path, key], parse);
    appendAll(problems, read.problems);
    return read.source ?? [];
  });
}

type Remembering = Pick<CorpusFiles, 'files' | 'texts'> & { readonly memory: Memory };

/** The head of a source, remembered under settings. */
export function readSourceHead(
  path: string,
  { files, texts, memory }: Remembering,
  settings: SourceSettings,
): SourceHeadRead {
  memory.under(path, printOf(settings));
  const packing = headPacking(path);
  const parse = () => {
    const opening = parseOpening(path, files.get(path) as Uint8Array, settings);
    return opening ?? parseSourceHead(path, texts.get(path) as string, settings);
  };
  const make = () => (memory.isBrief ? parse() : asRead(parse(), packing));
  return memory.recall(path, 'source', '', make, packing);
}

/** A value as it will be read from the memory: what is held of it holds on to no text. */
function asRead<T>(value: T, { pack, unpack }: Packing<T>): T {
  return unpack(JSON.parse(JSON.stringify(pack(value, ''))), '');
}

/** The head as the beginning of the file tells of it; undefined where that may not be all there is to tell. */
function parseOpening(path: string, bytes: Uint8Array, settings: SourceSettings): SourceHeadRead | undefined {
  if (!isPlainUtf8(bytes)) return undefined;
  const read = parseSourceHead(path, openingOf(bytes), settings);
  return read.head && read.problems.length === 0 ? read : undefined;
}

const prints = new WeakMap<SourceSettings, string>();

function printOf(settings: SourceSettings): string {
  const before = prints.get(settings);
  const print = before ?? createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
  prints.set(settings, print);
  return print;
}

function rememberedSources(
  paths: readonly string[],
  { files, texts, memory, heads = new Map() }: Remembering & Pick<CorpusFiles, 'heads'>,
  settings: SourceSettings,
  problems: Problem[],
): Source[] {
  const said = new AtHand<SourceText>(({ body }) => body.length, turnsKept);
  const knownOf: SourceReader['known'] =
    ({ path }) =>
    (name, given, make, packing) =>
      memory.recall(path, name, given, make, packing);
  const reader: SourceReader = {
    text: (head) => said.value(head.path, () => parseSourceText(head, texts.get(head.path) as string, settings)),
    said: (head) => saidIn(head, files.get(head.path) as Uint8Array, settings),
    known: knownOf,
    knownOfFile: knownOf,
  };
  return paths.flatMap((path) => {
    const read = heads.get(path) ?? readSourceHead(path, { files, texts, memory }, settings);
    heads.delete(path);
    appendAll(problems, read.problems);
    return read.head ? lazySource(read.head, reader) : [];
  });
}

/** What respondents say in a file, where that is found without its turns. */
function saidIn({ bodyStart, speakers }: SourceHead, bytes: Uint8Array, { interviewers }: SourceSettings) {
  if (!isPlainUtf8(bytes)) return undefined;
  return saidPlainly(bytes, bytesOfUnits(bytes, bodyStart), interviewers, Object.keys(speakers));
}

/** The codings one coder gave one source, or a table of answers. */
export function readCodings(
  { files, texts, memory }: CorpusFiles,
  path: string,
  coder: string,
  source: string,
  ofTable: boolean,
): CodingFileRead {
  const key = `${coder}\0${source}${ofTable ? '\0table' : ''}`;
  const parse = () => parseCodings(path, texts.get(path) as string, coder, source, ofTable);
  // Those of a table are held, all of them.
  const make = () => (ofTable ? asRead(parse(), codingsPacking) : parse());
  if (memory) return memory.recall(path, 'codings', key, make, codingsPacking);
  return codingsOnce(files.get(path) as Uint8Array, [path, key], parse);
}
