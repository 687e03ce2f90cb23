import { segmentsOf } from '../measure/frequency.ts';
import { isAssessed } from '../model/assessed.ts';
import { type Code, findCode, lineage } from '../model/codebook.ts';
import { type CodedSegment, segmentsIn } from '../model/coded-segments.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { isRelated, listed } from './code-lists.ts';

/**
 * So many cases must have been read for a code before its absence says anything: in Guest, Bunce and Johnson, “How Many
 * Interviews Are Enough?”, Field Methods 18 (2006), twelve interviews brought nearly all codes of sixty.
 */
const fewestCases = 12;

/** Codes that nobody has given to any passage, though enough cases were read for them: once for the codebook. */
export function checkUnused(coded: CodedStudy, { sourcesBroken, codingsBroken }: CheckContext): Problem[] {
  if (sourcesBroken || codingsBroken) return [];
  const given = new Set<string>();
  for (const { coding } of coded.codings) {
    for (const code of coding.codes) given.add(code);
    for (const code of coding.against) given.add(code);
  }
  const used = new Set(
    [...given].flatMap((code) => lineage(coded.codebook, findCode(coded.codebook, code)?.id ?? '').map(({ id }) => id)),
  );
  const unused = [...coded.codebook.codes.values()].filter(
    ({ id, parent }) => !used.has(id) && (parent === undefined || used.has(parent)),
  );
  const known = unused.filter(({ id }) => isReadEnough(coded, id));
  const [first] = known;
  if (!first) return [];
  const message = `${listed(known)} ${known.length === 1 ? 'was' : 'were'} given to no passage in ${fewestCases} cases or more. That may be a result; or another code takes these passages.`;
  return [{ ...first.place, rule: 'unused-code', severity: 'info', message }];
}

function isReadEnough(coded: CodedStudy, code: string): boolean {
  const cases = new Set<string>();
  for (const source of coded.sources) {
    if (isAssessed(coded, source, code)) cases.add(source.case);
    if (cases.size === fewestCases) return true;
  }
  return false;
}

/** So many passages must bear a code before a share of them says anything. */
const fewestSegments = 10;
const nearlyAll = 0.9;

/** Two codes, neither above the other, of which nearly every passage bears or meets the other. */
export function checkTogether(coded: CodedStudy): Problem[] {
  const { total, meeting } = meetings(coded);
  return [...meeting].flatMap(([one, others]) =>
    [...others].flatMap(([other, count]): Problem[] => {
      if (one >= other || (total.get(one) ?? 0) < fewestSegments || (total.get(other) ?? 0) < fewestSegments) return [];
      const back = meeting.get(other)?.get(one) ?? 0;
      const least = Math.min(count / (total.get(one) as number), back / (total.get(other) as number));
      return least < nearlyAll || isRelated(coded, one, other) ? [] : [together(coded, one, other, least)];
    }),
  );
}

function together(coded: CodedStudy, one: string, other: string, share: number): Problem {
  const order = [...coded.codebook.codes.keys()];
  const [first, second] = [one, other]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((id) => coded.codebook.codes.get(id)) as [Code, Code];
  const percent = Math.floor(share * 100);
  const much = percent === 100 ? 'all of each' : `${percent} % or more of each`;
  const message = `« ${second.id} » and « ${first.id} » nearly always stand on the same passages (${much}). Say what tells them apart, or merge them.`;
  return { ...second.place, rule: 'codes-together', severity: 'info', message, related: first.place };
}

interface Meetings {
  /** How many passages bear a code itself. */
  readonly total: ReadonlyMap<string, number>;
  /** Of those, how many bear another code too, or share words with a passage that does. */
  readonly meeting: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function meetings(coded: CodedStudy): Meetings {
  const total = new Map<string, number>();
  const meeting = new Map<string, Map<string, number>>();
  for (const { id } of coded.sources) {
    for (const [{ codes }, met] of metIn(segmentsIn(coded, id))) {
      for (const code of codes) {
        total.set(code, (total.get(code) ?? 0) + 1);
        if (met.size > 1) countMet(meeting, code, met);
      }
    }
  }
  return { total, meeting };
}

function countMet(meeting: Map<string, Map<string, number>>, code: string, met: ReadonlySet<string>): void {
  const counts = meeting.get(code) ?? new Map<string, number>();
  meeting.set(code, counts);
  for (const other of met) if (other !== code) counts.set(other, (counts.get(other) ?? 0) + 1);
}

/** The codes each passage bears or meets: one sweep along the source. */
function metIn(segments: readonly CodedSegment[]): (readonly [CodedSegment, Set<string>])[] {
  let open: (readonly [CodedSegment, Set<string>])[] = [];
  return segments.map((segment) => {
    const met = new Set(segment.codes);
    open = open.filter(([{ end }]) => end > segment.start);
    for (const [other, metByOther] of open) {
      for (const code of segment.codes) metByOther.add(code);
      for (const code of other.codes) met.add(code);
    }
    const pair = [segment, met] as const;
    open.push(pair);
    return pair;
  });
}

/** A sub-theme that holds nearly all passages of its theme, though there are others. */
export function checkSwallowed(coded: CodedStudy): Problem[] {
  return [...coded.codebook.codes.values()].flatMap((code): Problem[] => {
    const all = segmentsOf(coded, code.id).length;
    if (code.children.length < 2 || all < fewestSegments) return [];
    const child = code.children.find(({ id }) => segmentsOf(coded, id).length / all >= nearlyAll);
    if (!child) return [];
    const message = `« ${child.id} » holds ${segmentsOf(coded, child.id).length} of the ${all} passages of « ${code.id} », whose other sub-themes hold next to none. Divide it, or let it be the theme.`;
    return [{ ...child.place, rule: 'one-sub-theme', severity: 'info', message, related: code.place }];
  });
}
