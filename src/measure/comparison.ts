import type { Code } from '../model/codebook.ts';
import { type CodebookChange, changesInForce } from '../model/codebook-change.ts';
import type { CodedStudy } from '../model/study.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { type Comparability, codeComparability } from './code-comparability.ts';
import { type ComparedCode, comparedCode, type SideCount } from './compared-code.ts';
import { type ComparedSide, comparedSide } from './compared-side.ts';
import { type Detectable, detectable } from './detectable.ts';
import { frequency } from './frequency.ts';
import { mapCodes } from './map-codes.ts';
import { isTangled, type OpenSplit, openSplits } from './open-splits.ts';
import type { Side } from './side.ts';

export interface ComparisonRow extends ComparedCode {
  readonly code: string;
  readonly label: string;
  /** 1 for a theme. */
  readonly level: number;
  readonly chapter: string;
  /** Its former ids: renamed to it, or merged into it. */
  readonly formerly: readonly string[];
  /** The codes of a split that is not redistributed, compared as their union; `code` is what was split. */
  readonly union: readonly string[];
  readonly status: Comparability;
  /** P-value adjusted over the themes, or over all codes below them (Benjamini & Hochberg); null where not tested. */
  readonly q: number | null;
}

export interface Comparison {
  readonly variable: string;
  readonly design: 'independent' | 'panel';
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  /** Cases assessed on both sides. */
  readonly shared: readonly string[];
  /** What was done to the codebook, oldest first. */
  readonly steps: readonly CodebookChange[];
  readonly detectable: Detectable | null;
  /** Every code of the codebook, in its order; the union of a split code before the first of its parts. */
  readonly rows: readonly ComparisonRow[];
}

/**
 * Two sides of a study, code by code: presence or absence in the cases assessed. Two waves are a panel where the study says
 * so, two coders always, other values never. All codes are compared, whatever is shown of them, so that the family of
 * tests is not chosen after the results.
 */
export function comparison(variable: string, from: Side, to: Side, coded: CodedStudy): Comparison {
  const design =
    variable === 'coder' || (variable === 'wave' && coded.settings.design === 'panel') ? 'panel' : 'independent';
  const steps = changesInForce(coded.history);
  const order = coded.settings.waves.map(({ id }) => id);
  const isForward = variable !== 'wave' || order.indexOf(from.value) <= order.indexOf(to.value);
  const splits = variable === 'wave' ? openSplits([from, to], steps) : [];
  const rows = [...coded.codebook.codes.values()].map((code): Unadjusted => {
    const counted = (side: Side) => ({ side, counted: frequency(side.coded, code.id, side.selection) });
    const [first, second] = [counted(from), counted(to)];
    const [earlier, later] = isForward ? [first, second] : [second, first];
    const status = codeComparability(code, earlier, later, { byWave: variable === 'wave', steps, splits });
    return {
      ...rowOf(code),
      union: [],
      status,
      ...comparedCode(first.counted.cases, second.counted.cases, { design, status }),
    };
  });
  const all = withUnions(rows, splits, [from, to], design);
  const sides = [comparedSide(from), comparedSide(to)] as const;
  const [assessed, others] = sides.map(({ cases, unassessed }) => {
    const left = new Set(unassessed);
    return cases.filter((name) => !left.has(name));
  });
  const among = new Set(others);
  const shared = (assessed ?? []).filter((name) => among.has(name));
  const sizes = { from: assessed?.length ?? 0, to: others?.length ?? 0, pairs: shared.length };
  const isTested = design === 'panel' || shared.length === 0;
  return {
    variable,
    design,
    from: sides[0],
    to: sides[1],
    shared,
    steps,
    detectable: isTested ? detectable(design, sizes) : null,
    rows: withAdjusted(all),
  };
}

function rowOf({ id, label, level, chapter, aliases }: Code) {
  return { code: id, label, level, chapter, formerly: aliases };
}

type Unadjusted = Omit<ComparisonRow, 'q'>;

/** Before the first code of a split that is not redistributed stands what can be compared of it: the union of all their cases. */
function withUnions(
  rows: readonly Unadjusted[],
  splits: readonly OpenSplit[],
  sides: readonly [Side, Side],
  design: 'independent' | 'panel',
): Unadjusted[] {
  const unions = splits.flatMap((split): [string, Unadjusted][] => {
    const parts = split.codes.flatMap((code) => rows.find((row) => row.code === code) ?? []);
    const [first] = parts;
    // A code above all the others is their union already.
    const isWhole = !parts.every(({ code }) => isTangled(sides[0].coded.codebook, code, split));
    if (!first || parts.length < 2 || isWhole) return [];
    const [from, to] = sides.map((side) => unionOf(split, side)) as [SideCount, SideCount];
    const sizes = [from, to].map(({ present, absent }) => present.length + absent.length);
    const status = sizes.every((n) => n === 0) ? 'unread' : sizes.includes(0) ? 'not-asked' : 'comparable';
    const union: Unadjusted = {
      code: split.code,
      label: parts.map(({ label }) => label).join(' + '),
      level: Math.min(...parts.map(({ level }) => level)),
      chapter: first.chapter,
      formerly: [],
      union: split.codes,
      status,
      ...comparedCode(from, to, { design, status }),
    };
    return [[first.code, union]];
  });
  const before = new Map(unions);
  return rows.flatMap((row) => [...(before.has(row.code) ? [before.get(row.code) as Unadjusted] : []), row]);
}

/** The cases of codes together: absent where all that the side was read for are. */
function unionOf({ code, codes }: OpenSplit, { coded, selection }: Side): SideCount {
  const counted = codes.map((id) => frequency(coded, id, selection)).filter(({ n }) => n > 0);
  const mapping = new Map(codes.map((id) => [id, code]));
  const present = mapCodes(mapping, new Map(counted.map(({ code: id, cases }) => [id, cases.present]))).get(code);
  const absent = counted.map(({ cases }) => new Set(cases.absent));
  const isAbsent = (name: string) => absent.every((names) => names.has(name));
  return { present: [...(present ?? [])], absent: (counted[0]?.cases.absent ?? []).filter(isAbsent) };
}

/** Themes are one family, the codes below them another; what no result could make significant is in neither (Tarone). */
function withAdjusted(rows: readonly Unadjusted[]): ComparisonRow[] {
  const pOf = ({ inference }: Unadjusted) => (inference && !inference.untestable ? inference.test.p : null);
  const families = [rows.filter(({ level }) => level === 1), rows.filter(({ level }) => level > 1)];
  const adjusted = families.flatMap((family) => {
    const q = benjaminiHochberg(family.map(pOf));
    return family.map((row, i): [Unadjusted, number | null] => [row, q[i] ?? null]);
  });
  const qOf = new Map(adjusted);
  return rows.map((row) => ({ ...row, q: qOf.get(row) ?? null }));
}
