import { findCode } from '../model/codebook.ts';
import type { LocatedCoding } from '../model/coding.ts';
import type { PageCoding, PageCodings } from '../model/page-source.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { codeCounts } from './code-counts.ts';
import { codingKeys } from './coding-keys.ts';
import type { LiveStudy } from './live-study.ts';
import { piecesOf } from './paragraphs.ts';
import type { Route } from './route.ts';
import { sourceNamed } from './source-route.ts';

/** The codings of a source by the coders who are asked for: nobody else's leave the server. */
export const codingsRoute: Route = (live, { query }): PageCodings => {
  const coders = (query.get('coders') ?? '').split(',').filter((name) => name !== '');
  return pageCodings(live, sourceNamed(live, query.get('id') ?? ''), coders, query.get('window') ?? '');
};

export function pageCodings(live: LiveStudy, source: Source, coders: readonly string[], window: string): PageCodings {
  const { coded, revision } = live;
  const shown = new Set(coders);
  const { done, undone } = live.steps.of(window);
  return {
    source: source.id,
    revision,
    codings: codingsOf(coded, source, shown),
    faults: faultsOf(live, source),
    counts: codeCounts(coded, source.id, shown),
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

function codingsOf(coded: CodedStudy, source: Source, shown: ReadonlySet<string>): PageCoding[] {
  const files = coded.codingFiles.filter((file) => file.source === source.id && shown.has(file.coder));
  const keys = new Map(files.flatMap((file) => [...codingKeys(coded, file)]));
  return coded.codings.flatMap((located) => {
    const key = keys.get(located.coding);
    return key === undefined ? [] : [pageCoding(coded, source, located, key)];
  });
}

/** One coding as the page shows it. */
export function pageCoding(coded: CodedStudy, source: Source, located: LocatedCoding, key: string): PageCoding {
  const { coding, coder, segment } = located;
  const { codes, against, quote, memo, date, from, status, place } = coding;
  const idOf = (id: string) => findCode(coded.codebook, id)?.id ?? id;
  return {
    key,
    coder,
    file: place.file,
    line: place.line,
    quote,
    codes: codes.map(idOf),
    against: against.map(idOf),
    ...(memo === undefined ? {} : { memo }),
    ...(date === undefined ? {} : { date }),
    ...(from === undefined ? {} : { from }),
    ...(status === undefined ? {} : { status }),
    located: located.located,
    pieces: segment ? piecesOf(source, segment.parts, { said: true }) : [],
  };
}

/** Why files of a source could not be read, or entries of them: what is missing from what is shown. */
function faultsOf({ opened, coded }: LiveStudy, { path }: Source): string[] {
  const stem = stemOf(path);
  const read = new Set(coded.codingFiles.map((file) => file.path));
  return opened.problems
    .filter(({ file, severity }) => severity === 'error' && file.startsWith(`${stem}.`) && file.endsWith('.yaml'))
    .filter(({ file, rule }) => !read.has(file) || rule === 'wrong-type')
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}
