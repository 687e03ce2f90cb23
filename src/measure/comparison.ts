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
import type { Side } from './side.ts';

export interface ComparisonRow extends ComparedCode {
  readonly code: string;
  readonly label: string;
  /** 1 for a theme. */
  readonly level: number;
  readonly chapter: string;
  /** Its former ids: renamed to it, or merged into it. */
  readonly formerly: readonly string[];
  /** The codes that a split made of one no longer there, compared as their union. */
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
  /** Every code of the codebook, in its order. */
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
  const rows = [...coded.codebook.codes.values()].map((code): Omit<ComparisonRow, 'q'> => {
    const counted = (side: Side) => ({ side, counted: frequency(side.coded, code.id, side.selection) });
    const [first, second] = [counted(from), counted(to)];
    const [earlier, later] = isForward ? [first, second] : [second, first];
    const status = codeComparability(code, earlier, later, { byWave: variable === 'wave', steps });
    return {
      ...rowOf(code),
      union: [],
      status,
      ...comparedCode(first.counted.cases, second.counted.cases, { design, status }),
    };
  });
  const all = [...rows, ...unionRows(rows, steps, [from, to], design)];
  const sides = [comparedSide(from), comparedSide(to)] as const;
  const [assessed, others] = sides.map(({ cases, unassessed }) => cases.filter((name) => !unassessed.includes(name)));
  const shared = (assessed ?? []).filter((name) => others?.includes(name));
  const sizes = { from: assessed?.length ?? 0, to: others?.length ?? 0, pairs: shared.length };
  return {
    variable,
    design,
    from: sides[0],
    to: sides[1],
    shared,
    steps,
    detectable: detectable(design, sizes),
    rows: withAdjusted(all),
  };
}

function rowOf({ id, label, level, chapter, aliases }: Code) {
  return { code: id, label, level, chapter, formerly: aliases };
}

type Unadjusted = Omit<ComparisonRow, 'q'>;

/** Where a split code is gone, its parts are compared as what they were before: the union of their cases. */
function unionRows(
  rows: readonly Unadjusted[],
  steps: readonly CodebookChange[],
  sides: readonly [Side, Side],
  design: 'independent' | 'panel',
): Unadjusted[] {
  return steps.flatMap(({ op, from, to }): Unadjusted[] => {
    const [old] = from;
    const parts = rows.filter(({ code, status }) => to.includes(code) && status === 'split');
    const [first] = parts;
    if (op !== 'split' || old === undefined || !first || rows.some(({ code }) => code === old)) return [];
    const codes = parts.map(({ code }) => code);
    const mapping = new Map(codes.map((code) => [code, old]));
    const counts = sides.map(({ coded, selection }): SideCount => {
      const counted = codes.map((code) => frequency(coded, code, selection).cases);
      const present = mapCodes(mapping, new Map(codes.map((code, i) => [code, counted[i]?.present ?? []]))).get(old);
      const isAbsent = (name: string) => counted.every(({ absent }) => absent.includes(name));
      return { present: [...(present ?? [])], absent: (counted[0]?.absent ?? []).filter(isAbsent) };
    }) as [SideCount, SideCount];
    const { level, chapter } = first;
    const label = parts.map((part) => part.label).join(' + ');
    const compared = comparedCode(...counts, { design, status: 'comparable' });
    return [{ code: old, label, level, chapter, formerly: [], union: codes, status: 'comparable', ...compared }];
  });
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
