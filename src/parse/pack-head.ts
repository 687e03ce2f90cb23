import { bareMap, bareMapOf } from '../model/bare-map.ts';
import { Interned } from '../model/interned.ts';
import type { Packing } from '../model/memory.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceHead } from '../model/source-with.ts';
import type { SourceHeadRead } from './source.ts';

/**
 * The head of a source as little JSON, there may be a hundred thousand: what most say is left out, and names of variables
 * are one text, of which there are few.
 */
type PackedHead = readonly [
  problems: readonly Problem[] | 0,
  id: string,
  /** Where it is another than the id. */
  ofCase: string | 0,
  bodyStart: number,
  keys: SourceHead['keys'],
  names: Names,
  values: readonly string[],
  /** What is otherwise than most, and what may be absent. */
  rest?: Partial<SourceHead>,
];

/** Joined, where that can be told apart again. */
type Names = string | readonly string[];

const none: readonly never[] = [];
const nobody: SourceHead['speakers'] = {};

/** What of most sources is so. */
const usual = {
  kind: 'transcript',
  language: 'fr',
  consent: 'named',
  pseudonym: '',
  counted: true,
} as const satisfies Partial<SourceHead>;

const lists = new Interned<readonly string[]>();
const words = new Interned<string>();

/** The packing of the head of a file. */
export function headPacking(path: string): Packing<SourceHeadRead> {
  return { pack: packHead, unpack: (packed) => unpackHead(packed as PackedHead | readonly [readonly Problem[]], path) };
}

function packHead({ head, problems }: SourceHeadRead): PackedHead | readonly [readonly Problem[]] {
  if (!head) return [problems];
  const { id, path: _, case: ofCase, bodyStart, keys, variables, notAsked, withdrawn, speakers, ...others } = head;
  const rest: Partial<SourceHead> = {
    ...unusual(others),
    ...(notAsked.length > 0 ? { notAsked } : {}),
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
    ...(Object.keys(speakers).length > 0 ? { speakers } : {}),
  };
  const packed = [
    problems.length > 0 ? problems : 0,
    id,
    ofCase === id ? 0 : ofCase,
    bodyStart,
    keys,
    joined(Object.keys(variables)),
    Object.values(variables),
  ] as const;
  return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
}

function unusual(values: Partial<SourceHead>): Partial<SourceHead> {
  const isUsual = ([name, value]: [string, unknown]) =>
    value === undefined || usual[name as keyof typeof usual] === value;
  return Object.fromEntries(Object.entries(values).filter((entry) => !isUsual(entry)));
}

function unpackHead(packed: PackedHead | readonly [readonly Problem[]], path: string): SourceHeadRead {
  if (packed.length === 1) return { problems: packed[0] };
  const [problems, id, ofCase, bodyStart, keys, names, values, rest] = packed;
  const head = {
    id,
    path,
    case: ofCase === 0 ? id : ofCase,
    bodyStart,
    ...usual,
    notAsked: none,
    withdrawn: none,
    variables: bareMapOf(split(names), values.map(oneCopy)),
    speakers: nobody,
    keys,
  };
  if (rest) Object.assign(head, withBareMaps(rest));
  return { head, problems: problems === 0 ? none : problems };
}

function oneCopy(text: string): string {
  return words.value(text, () => text);
}

/** A variable may be called `constructor`: what comes from JSON has a prototype, what is parsed has none. */
function withBareMaps(rest: Partial<SourceHead>): Partial<SourceHead> {
  const speakers = Object.entries(rest.speakers ?? {}).map(([label, values]) => [label, bareMap(values)]);
  return rest.speakers ? { ...rest, speakers: Object.fromEntries(speakers) } : rest;
}

function joined(names: readonly string[]): Names {
  const text = names.join('\n');
  return text !== '' && text.split('\n').length === names.length ? text : names;
}

function split(names: Names): readonly string[] {
  return typeof names === 'string' ? lists.value(names, () => names.split('\n')) : names;
}
