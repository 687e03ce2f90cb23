import { planCodingEdit } from '../coding/plan-coding-edit.ts';
import { findCode, lineage } from '../model/codebook.ts';
import type { CodedSegment } from '../model/coded-segments.ts';
import { type LocatedCoding, machines, segmentKey } from '../model/coding.ts';
import type { PageVerbatim, PageVerbatims } from '../model/page-report.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { type BestVerbatim, bestVerbatims } from '../verbatims/best.ts';
import { maskNames } from '../verbatims/identities.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { shownVerbatim } from '../verbatims/shown-verbatim.ts';
import { carryOut } from './carry-out.ts';
import { codingKeys } from './coding-keys.ts';
import type { LiveStudy } from './live-study.ts';
import { onlyThis } from './only-this.ts';
import { piecesOf } from './paragraphs.ts';
import { NotDone, type Route } from './route.ts';
import { Wish } from './wish.ts';

/** As many as anybody reads in one go, in the order of what is worth quoting. */
const most = 100;

interface Asked {
  readonly code: string;
  /** Whose entry is written where several have the passage. */
  readonly coder: string;
  readonly window: string;
}

/** The passages of a code, over all interviews, that may be quoted, as a report would. */
export const verbatimsRoute: Route = (live, { query }): PageVerbatims => {
  const asked = (name: string) => query.get(name) ?? '';
  return verbatimsOf(live, { code: asked('code'), coder: asked('coder'), window: asked('window') });
};

/** Pins or bans a passage in the entry of its coding, or makes it one like any other again. */
export const verbatimRoute: Route = (live, { body }): PageVerbatims => {
  const wish = new Wish(body);
  const [window, key, verbatim] = [wish.text('window'), wish.text('key'), wish.text('verbatim')];
  if (verbatim !== 'pinned' && verbatim !== 'banned' && verbatim !== '')
    throw new NotDone(400, '« verbatim » is pinned, banned, or empty.', { rule: 'wrong-request' });
  const path = key.slice(0, key.indexOf(' '));
  const found = () =>
    live.coded.codingFiles
      .filter((file) => file.path === path)
      .flatMap((file) => {
        const coding = [...codingKeys(live.coded, file)].find(([, own]) => own === key)?.[0];
        return coding ? [{ file, coding }] : [];
      })[0];
  const source = found()?.file.source ?? '';
  carryOut(live, { window, source, paths: [path] }, () => {
    const { file, coding } = found() ?? {};
    if (!file || !coding)
      throw new NotDone(409, `${path}: this coding was changed meanwhile. Nothing was written.`, {
        rule: 'coding-changed',
        path,
      });
    const edits = planCodingEdit(file, live.coded.texts.get(path) ?? '', coding, { verbatim });
    const fresh = edits.length > 0 ? 1 : 0;
    const gone = edits.length > 0 ? [coding] : [];
    return { changes: plannedChanges(live.opened, { edits }), check: (left) => onlyThis(left, file, gone, fresh) };
  });
  return verbatimsOf(live, { code: wish.text('code'), coder: wish.text('coder'), window });
};

function verbatimsOf(live: LiveStudy, { code: id, coder, window }: Asked): PageVerbatims {
  const { coded, revision, steps } = live;
  const code = findCode(coded.codebook, id)?.id;
  if (code === undefined) throw new NotDone(404, `The codebook has no code « ${id} ».`, { rule: 'unknown-code' });
  const best = bestVerbatims(coded, code);
  const shown = [...best.slice(0, most), ...bestVerbatims(coded, code, { banned: true })];
  const entries = entriesOf(live, code);
  const { done, undone } = steps.of(window);
  return {
    ...{ revision, code, all: best.length, isUnread: isUnread(live, code) },
    verbatims: shown.flatMap((one) => pageVerbatim(live, code, one, entries.get(segmentKey(one.segment)) ?? [], coder)),
    ...{ canUndo: done.length > 0, canRedo: undone.length > 0 },
  };
}

function pageVerbatim(
  { coded }: LiveStudy,
  code: string,
  { segment, reasons }: BestVerbatim,
  entries: readonly Entry[],
  coder: string,
): PageVerbatim[] {
  const entry = entryToWrite(segment, entries, coder);
  if (!entry) return [];
  const { shown, translation, attribution } = shownVerbatim(segment, coded, {
    words: readableWords,
    keep: keepWords(coded, code),
  });
  return [
    {
      shown,
      ...(translation === undefined ? {} : { translation }),
      attribution,
      reasons: reasons.map((reason) => maskNames(reason, coded, segment.source)),
      key: entry.key,
      ...(segment.verbatim ? { verbatim: segment.verbatim } : {}),
      source: segment.source,
      pieces: piecesOf(coded.sourceById.get(segment.source) as Source, segment.parts, { said: true }),
    },
  ];
}

interface Entry {
  readonly key: string;
  readonly located: LocatedCoding;
}

/** Whether persons gave a code, or one below it, and none of them in an interview they have read to the end. */
function isUnread({ coded }: LiveStudy, code: string): boolean {
  const statuses = coded.codings
    .filter(({ coder, coding }) => !machines.has(coder) && coding.codes.some((id) => isBelow(coded, id, code)))
    .map(({ path, source }) => coded.codingFiles.find((file) => file.path === path && file.source === source)?.status);
  return statuses.length > 0 && !statuses.includes('complete');
}

/** Whether an id, maybe a former one, is of a code or of one below it. */
function isBelow({ codebook }: CodedStudy, id: string, code: string): boolean {
  return lineage(codebook, findCode(codebook, id)?.id ?? '').some((above) => above.id === code);
}

/** The counted codings of a code, or of one below it, by the key of their segment. */
function entriesOf({ coded }: LiveStudy, code: string): ReadonlyMap<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  const keys = new Map(coded.codingFiles.flatMap((file) => [...codingKeys(coded, file)]));
  for (const located of coded.codings) {
    const { coding, segment, source, path } = located;
    const isCounted = coded.counted.get(source)?.some((file) => file.path === path);
    const key = keys.get(coding);
    if (!segment || !isCounted || key === undefined || !coding.codes.some((id) => isBelow(coded, id, code))) continue;
    const own = segmentKey(segment);
    entries.set(own, [...(entries.get(own) ?? []), { key, located }]);
  }
  return entries;
}

/** The entry that says it, so that it can be taken back; else the coder's own, else the first. */
function entryToWrite({ verbatim }: CodedSegment, entries: readonly Entry[], coder: string): Entry | undefined {
  const says = verbatim && entries.find(({ located }) => located.coding.verbatim === verbatim);
  return says ?? entries.find(({ located }) => located.coder === coder) ?? entries[0];
}
