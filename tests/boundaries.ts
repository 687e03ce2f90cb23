/** What a folder of src may import, and why no more. A folder named with `types` may be imported by `import type` only. */
interface Boundary {
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly reason: string;
}

const every = [
  ...['model', 'parse', 'exchange', 'language', 'coding', 'check', 'measure', 'verbatims', 'report', 'render', 'study'],
  'organise',
  'provider',
  'web',
];

export const boundaries: Readonly<Record<string, Boundary>> = {
  model: { may: [], reason: 'the words everything else is said in depend on nothing' },
  parse: { may: ['model'], reason: 'text becomes values without a disk' },
  exchange: { may: ['model', 'parse'], reason: 'a foreign format is bytes in, model out' },
  language: { may: ['model'], reason: 'words are counted without knowing of codes' },
  coding: { may: ['model', 'language'], reason: 'codings are located in text, wherever it came from' },
  check: {
    may: ['model', 'language', 'coding', 'measure', 'report'],
    reason: 'a check composes reports but renders and writes nothing',
  },
  measure: { may: ['model'], reason: 'a statistic is numbers in, numbers out' },
  verbatims: { may: ['model', 'language', 'measure'], reason: 'quotes are ranked before any report asks for them' },
  report: {
    may: ['model', 'parse', 'coding', 'measure', 'verbatims', 'language'],
    reason: 'a report is data before it is text: no renderer here',
  },
  render: { may: ['model'], types: ['report'], reason: 'a renderer sees the finished document and nothing behind it' },
  study: { may: ['model', 'parse'], reason: 'the disk is one step at each end' },
  organise: {
    may: ['model', 'parse', 'exchange', 'coding', 'check', 'study'],
    reason: 'the codebook is changed in one way, whoever asks: the command or the page',
  },
  provider: { may: ['model'], reason: 'the only folder that opens a connection: what it sends it is given' },
  web: {
    may: ['model', 'study', 'coding', 'check', 'measure', 'verbatims', 'report', 'render', 'organise'],
    reason: 'the server offers what the commands offer, not what they print',
  },
  page: { may: [], types: ['model'], reason: 'the browser gets data, not the program' },
  commands: { may: every, reason: 'the commands join the steps; the page is only served' },
  'cli.ts': { may: ['commands', 'study'], reason: 'argv, streams and exit code, nothing of the study itself' },
  'index.ts': { may: every, reason: 'the public library, by name' },
};

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const withFrom = /\b(?:import|export)\s+(type\s+(?!from\b))?(?:[\w$*\s,]|\{[^}]*\})*?\bfrom\s*(['"])([^'"\n]+)\2/g;
const bare = /^\s*import\s*(['"])([^'"\n]+)\1/gm;
const called = /(?<![.\w$])(?:import|require)\(\s*(?:(['"`])([^'"`$\n]+)\1\s*[,)])?/g;

/** Every import of a module: static, for effect, dynamic, required, re-exported; a computed one has the specifier `?`. */
export function importsOf(text: string): Import[] {
  const program = withoutComments(text);
  return [
    ...[...program.matchAll(withFrom)].map((match) => ({ specifier: match[3] ?? '?', typeOnly: !!match[1] })),
    ...[...program.matchAll(bare)].map((match) => ({ specifier: match[2] ?? '?', typeOnly: false })),
    ...[...program.matchAll(called)].map((match) => ({ specifier: match[2] ?? '?', typeOnly: false })),
  ];
}

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

export interface Packages {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/**
 * The imports that no boundary allows, as sentences.
 * @param files path below src/ → text
 */
export function violations(files: ReadonlyMap<string, string>, packages: Packages): string[] {
  return [...files].flatMap(([path, text]) => [
    ...(path.split('/').length > 2 ? [`${path}: src has one level of folders`] : []),
    ...(folderOf(path) in boundaries ? [] : [`${path}: ${folderOf(path)} is not in the table of boundaries`]),
    ...importsOf(text).flatMap((found) => {
      const fault = faultOf(path, found, packages);
      return fault ? [`${path} imports '${found.specifier}': ${fault}`] : [];
    }),
    ...impurities(path, text),
  ]);
}

/** The folder of a file of src; of a file directly in src, its name. */
function folderOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function faultOf(path: string, found: Import, packages: Packages): string | undefined {
  if (found.specifier === '?') return 'a computed import cannot be checked';
  if (found.specifier.startsWith('.')) return relativeFault(path, found);
  if (/^(?:node:)?fs(?:\/|$)/.test(found.specifier)) {
    return folderOf(path) === 'study' ? undefined : 'only src/study touches the disk';
  }
  if (networks.test(found.specifier)) {
    return connected.includes(folderOf(path)) ? undefined : 'only src/provider opens a connection';
  }
  if (found.specifier.startsWith('node:')) return undefined;
  return packageFault(found, packages);
}

const networks = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|inspector)(?:\/|$)/;

/** `provider` asks a model where the study says so; `web` listens on this machine. */
const connected = ['provider', 'web'];

function relativeFault(path: string, found: Import): string | undefined {
  const from = folderOf(path);
  const target = new URL(found.specifier, `file:///src/${path}`).pathname;
  if (!target.startsWith('/src/')) return 'it is outside src';
  const to = folderOf(target.slice('/src/'.length));
  const boundary = boundaries[from];
  if (from === to || boundary?.may.includes(to)) return undefined;
  if (boundary?.types?.includes(to)) return found.typeOnly ? undefined : `${from} may import only types of ${to}`;
  return `${from} may not import ${to} (${boundary?.reason ?? 'unknown folder'})`;
}

function packageFault(found: Import, packages: Packages): string | undefined {
  const name = found.specifier
    .split('/')
    .slice(0, found.specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (name === 'natural' && !/^natural\/lib\/natural\/stemmers\/\w+(?:\.js)?$/.test(found.specifier)) {
    return 'natural as a whole loads databases: import one stemmer by its path';
  }
  if (packages.dependencies.includes(name)) return undefined;
  if (found.typeOnly && packages.devDependencies.includes(`@types/${name}`)) return undefined;
  return 'package.json does not list it among the dependencies';
}

const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'the clock: pass `now`'],
  [/\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b/, 'chance: pass `seed`'],
  [/\.localeCompare\(|\.toLocale\w*\(|\bnew Intl\.\w+\(\s*\)/, "the machine's locale: pass `language`"],
  [/\bprocess\.(?:env|cwd|platform|argv)\b|\bgetBuiltinModule\b/, 'the environment: pass a value'],
];

/** Folders that are told the time, the place and the machine, and hand them down. */
const outermost = ['commands', 'cli.ts', 'page'];

/** The page speaks with the server it came from. */
const connecting = /(?<![.\w$-])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\b|\bglobalThis\.fetch\b/;

function impurities(path: string, text: string): string[] {
  const program = withoutComments(text);
  if (folderOf(path) !== 'page' && connecting.test(program))
    return [`${path} opens a connection: only src/provider does`];
  if (outermost.includes(folderOf(path))) return [];
  return impure.filter(([pattern]) => pattern.test(program)).map(([, what]) => `${path} reads ${what}`);
}
