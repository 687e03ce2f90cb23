import { createHash } from 'node:crypto';
import { LazyMap } from '../model/lazy-map.ts';
import type { Memory } from '../model/memory.ts';
import { compareNames } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { type Source, stemOf } from '../model/source.ts';
import { type CodingFileRead, parseCodings } from './codings.ts';
import { type Decoded, decode } from './decode.ts';
import { isStudyFile } from './is-study-file.ts';
import { parsedOnce } from './parsed-once.ts';
import {
  parseSource,
  parseSourceHead,
  parseSourceText,
  type SourceHead,
  type SourceSettings,
  type SourceText,
  sourceSettings,
} from './source.ts';

/** The files of a study, their texts, and what was made of those of the corpus before. */
export interface CorpusFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly texts: ReadonlyMap<string, string>;
  readonly memory?: Memory | undefined;
  /** With a memory: a text that was read is kept, for commands that come back to it. */
  readonly held?: boolean | undefined;
}

const decodedOnce = parsedOnce<Decoded>();
const sourceOnce = parsedOnce<ReturnType<typeof parseSource>>();
const codingsOnce = parsedOnce<CodingFileRead>();

/** UTF-16 units of texts that are kept at hand where they are not all held. */
const textsKept = 4_000_000;
/** UTF-16 units of sources whose turns are kept at hand: what is made of them takes some thirty bytes each. */
const turnsKept = 3_000_000;

/** The text of every file of the study, and which of them are not UTF-8. */
export function readTexts(
  files: CorpusFiles['files'],
  memory: Memory | undefined,
  problems: Problem[],
): { readonly texts: ReadonlyMap<string, string>; readonly foreign: ReadonlySet<string> } {
  const held = new Map<string, string>();
  const foreign = new Set<string>();
  const decoded = (path: string) => {
    const bytes = files.get(path) as Uint8Array;
    return decodedOnce(bytes, path, () => decode(path, bytes));
  };
  const isRead = (path: string) => isStudyFile(path) && (!path.endsWith('.csv') || files.has(keysOf(path)));
  const paths = [...files.keys()].filter(isRead).sort(compareNames);
  const textOf = (path: string): string => held.get(path) ?? decoded(path).text;
  const texts = memory ? new LazyMap<string>(paths, textOf, ({ length }) => length, textsKept) : held;
  for (const path of paths) {
    const isHeld = !memory || !isOfCorpus(path);
    const read = isHeld ? decoded(path) : rememberedText(path, memory, decoded);
    if (isHeld) held.set(path, decoded(path).text);
    problems.push(...read.problems);
    if (!read.utf8) foreign.add(path);
  }
  return { texts, foreign };
}

/** What there is to say of a text that is not held. */
function rememberedText(path: string, memory: Memory, decoded: (path: string) => Decoded): Omit<Decoded, 'text'> {
  return memory.recall(path, 'text', '', () => {
    const { problems, utf8 } = decoded(path);
    return { problems, utf8 };
  });
}

export function isOfCorpus(path: string): boolean {
  return path === 'corpus' || path.startsWith('corpus/');
}

/** `answers.csv` is a table of answers where `answers.yaml` lies beside it, and is not looked at elsewhere. */
export function keysOf(table: string): string {
  return `${stemOf(table)}.yaml`;
}

/** Every interview that could be read, in the order of the paths. */
export function readSources(
  paths: readonly string[],
  { files, texts, memory, held = false }: CorpusFiles,
  all: Settings,
  problems: Problem[],
): Source[] {
  const settings = sourceSettings(all);
  const key = JSON.stringify(settings);
  if (memory) return rememberedSources(paths, { texts, memory, held }, settings, problems);
  return paths.flatMap((path) => {
    const parse = () => parseSource(path, texts.get(path) as string, settings);
    const read = sourceOnce(files.get(path) as Uint8Array, `${path}\0${key}`, parse);
    problems.push(...read.problems);
    return read.source ?? [];
  });
}

function rememberedSources(
  paths: readonly string[],
  { texts, memory, held }: Pick<CorpusFiles, 'texts'> & { readonly memory: Memory; readonly held: boolean },
  settings: SourceSettings,
  problems: Problem[],
): Source[] {
  const print = createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
  const heads = new Map<string, SourceHead>();
  const said = new LazyMap<SourceText>(
    paths,
    (path) => parseSourceText(heads.get(path) as SourceHead, texts.get(path) as string, settings),
    ({ body }) => body.length,
    held ? Number.POSITIVE_INFINITY : turnsKept,
  );
  return paths.flatMap((path) => {
    const read = memory.recall(path, 'source', print, () => parseSourceHead(path, texts.get(path) as string, settings));
    problems.push(...read.problems);
    if (!read.head) return [];
    const head = withoutPrototypes(read.head);
    heads.set(path, head);
    return {
      ...head,
      get body() {
        return (said.get(path) as SourceText).body;
      },
      get turns() {
        return (said.get(path) as SourceText).turns;
      },
      known: (name, given, make) => memory.recall(path, name, given === '' ? print : `${print}\0${given}`, make),
    } satisfies Source;
  });
}

/** A variable may be called `constructor`: what comes from JSON has a prototype, what is parsed has none. */
function withoutPrototypes(head: SourceHead): SourceHead {
  const bare = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.assign(Object.create(null), values);
  const speakers = Object.entries(head.speakers).map(([label, values]) => [label, bare(values)]);
  return { ...head, variables: bare(head.variables), speakers: Object.fromEntries(speakers) };
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
  if (memory) return memory.recall(path, 'codings', key, parse);
  return codingsOnce(files.get(path) as Uint8Array, `${path}\0${key}`, parse);
}
