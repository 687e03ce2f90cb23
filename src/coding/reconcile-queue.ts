import { isReadFor } from '../model/assessed.ts';
import { findCode, lineage } from '../model/codebook.ts';
import { type CodingFile, type LocatedCoding, type Segment, segmentKey } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import { meetsAny } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { type ComparedSource, comparedSources } from './compared-sources.ts';
import { passageGroups } from './passage-groups.ts';

/** A coding with a place, its codes narrowed to those that all readers of its source read for; aliases followed. */
export interface SharedCoding extends LocatedCoding {
  readonly segment: Segment;
  readonly codes: readonly string[];
  readonly against: readonly string[];
}

/** What one coder gave the passages that meet in one place. */
export interface GivenBy {
  readonly coder: string;
  readonly codings: readonly SharedCoding[];
  /** Without a code where one below it is given, too. */
  readonly codes: readonly string[];
  readonly against: readonly string[];
}

/** Passages of several coders that share words. */
export interface MeetingPassages {
  readonly source: Source;
  /** The longest of them. */
  readonly segment: Segment;
  /** By all who read the source, also those who coded nothing here. */
  readonly given: readonly GivenBy[];
}

export interface SourceToReconcile {
  readonly source: Source;
  /** The codes all its readers read for, where that is not every code. */
  readonly only: readonly string[];
  /** Given alike, or not alike, and not yet in the consensus. */
  readonly agreed: readonly MeetingPassages[];
  readonly disputed: readonly MeetingPassages[];
  /** Places that the consensus has settled; and those of them that somebody has decided: the others were coded alike. */
  readonly settled: number;
  readonly decided: number;
}

/**
 * What is left to settle between coders, source by source. A place is settled where a coding of the consensus, with codes
 * or without, shares words with it; a source where the consensus is `complete`.
 */
export function reconcileQueue(
  coded: CodedStudy,
  coders: readonly string[],
  sources?: ReadonlySet<string>,
): SourceToReconcile[] {
  const { compared } = comparedSources(coded, coders);
  return compared
    .filter(({ source }) => sources?.has(source.id) ?? true)
    .filter(({ source }) => consensusOf(coded, source)?.status !== 'complete')
    .map((one) => sourceToReconcile(coded, one));
}

function consensusOf({ codingFiles }: CodedStudy, { id }: Source): CodingFile | undefined {
  return codingFiles.find(({ coder, source }) => coder === 'consensus' && source === id);
}

function sourceToReconcile(coded: CodedStudy, { source, files }: ComparedSource): SourceToReconcile {
  const read = files.filter((file) => file !== undefined);
  const shared = sharedCodes(coded, read);
  const own = coded.codings.filter((one) => one.source === source.id);
  const codings = read.flatMap(({ path }) => sharedCodings(coded, own, path, shared));
  const consensus = own.filter(({ coder }) => coder === 'consensus').flatMap(({ segment }) => segment?.parts ?? []);
  const isSettled = meetsAny(consensus);
  const isDecided = meetsAny(
    own
      .filter(({ coder, coding }) => coder === 'consensus' && (coding.decided?.length ?? 0) > 0)
      .flatMap(({ segment }) => segment?.parts ?? []),
  );
  const meets = ({ given }: MeetingPassages, meetsOne: typeof isSettled) =>
    given.some((one) => one.codings.some(({ segment }) => segment.parts.some(meetsOne)));
  const places = passageGroups(codings).map((group) => meeting(group, source, read, coded));
  const open = places.filter((place) => !meets(place, isSettled));
  const isAgreed = ({ given }: MeetingPassages) => new Set(given.map(keyOf)).size === 1;
  return {
    source,
    only: shared.size === coded.codebook.codes.size ? [] : highest(shared, coded),
    agreed: open.filter(isAgreed),
    disputed: open.filter((place) => !isAgreed(place)),
    settled: places.length - open.length,
    decided: places.filter((place) => meets(place, isDecided)).length,
  };
}

function sharedCodes(coded: CodedStudy, files: readonly CodingFile[]): ReadonlySet<string> {
  return new Set(
    [...coded.codebook.codes.keys()].filter((code) => files.every((file) => isReadFor(coded, file, code))),
  );
}

/** The codes of a set that stand below none of it. */
function highest(codes: ReadonlySet<string>, { codebook }: CodedStudy): string[] {
  return [...codes].filter((code) => !codes.has(codebook.codes.get(code)?.parent ?? ''));
}

function sharedCodings(
  { codebook }: CodedStudy,
  own: readonly LocatedCoding[],
  path: string,
  shared: ReadonlySet<string>,
): SharedCoding[] {
  const within = (ids: readonly string[]) => {
    const known = ids.flatMap((id) => findCode(codebook, id)?.id ?? []);
    return [...new Set(known)].filter((id) => shared.has(id));
  };
  return own.flatMap((one) => {
    if (one.path !== path || !one.segment || one.segment.text === '') return [];
    const [codes, against] = [within(one.coding.codes), within(one.coding.against)];
    return codes.length + against.length === 0 ? [] : [{ ...one, segment: one.segment, codes, against }];
  });
}

function meeting(
  group: readonly SharedCoding[],
  source: Source,
  files: readonly CodingFile[],
  coded: CodedStudy,
): MeetingPassages {
  const longest = group.reduce((one, other) => (lengthOf(other.segment) > lengthOf(one.segment) ? other : one));
  const given = files.map(({ coder }): GivenBy => {
    const codings = group.filter((one) => one.coder === coder);
    const codes = inOrder(
      codings.flatMap((one) => one.codes),
      coded,
    );
    const above = new Set(
      codes.flatMap((code) =>
        lineage(coded.codebook, code)
          .slice(1)
          .map(({ id }) => id),
      ),
    );
    return {
      coder,
      codings,
      codes: codes.filter((code) => !above.has(code)),
      against: inOrder(
        codings.flatMap((one) => one.against),
        coded,
      ),
    };
  });
  return { source, segment: longest.segment, given };
}

function inOrder(codes: readonly string[], { codebook }: CodedStudy): string[] {
  const has = new Set(codes);
  return has.size < 2 ? [...has] : [...codebook.codes.keys()].filter((code) => has.has(code));
}

export function lengthOf({ parts }: Pick<Segment, 'parts'>): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0);
}

function keyOf({ codes, against }: GivenBy): string {
  return `${codes.join()}\0${against.join()}`;
}

/** The same for a place whose passages and codes are as they were. */
export function placeKey({ given }: MeetingPassages): string {
  return given
    .map((one) => [keyOf(one), ...one.codings.map(({ segment }) => segmentKey(segment))].join(' '))
    .join('\n');
}
