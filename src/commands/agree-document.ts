import { type Base, unitsInBase } from '../coding/agreement-base.ts';
import {
  type AgreementUnit,
  agreementUnits,
  type CaseUnit,
  caseUnits,
  type UnitKind,
  unitText,
} from '../coding/agreement-units.ts';
import type { ComparedSource } from '../coding/compared-sources.ts';
import { type CodeConfusion, codeConfusions } from '../measure/code-confusions.ts';
import { type CodeAgreement, type CoderAgreement, coderAgreement } from '../measure/coder-agreement.ts';
import { sum } from '../measure/sum.ts';
import { type UnitizingAgreement, unitizingAgreement } from '../measure/unitizing-agreement.ts';
import type { UnitReading } from '../model/coded-unit.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCase, shownCases, shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { isQuotable } from '../verbatims/quotable.ts';

export interface AgreeOptions {
  readonly coders: readonly string[];
  readonly unit: UnitKind;
  readonly base: Base;
  /** In the codebook's order. */
  readonly codes: readonly string[];
  readonly seed: number;
}

/** How many samples of sources the intervals are from. */
const replicates = 1000;

export interface Agreement {
  /** How much is in the base, of all that the coders read: units, or characters. */
  readonly n: number;
  readonly of: number;
  readonly measured: CoderAgreement;
  readonly unitizing?: UnitizingAgreement;
  readonly confusions: readonly CodeConfusion[];
  readonly disagreements: readonly Disagreement[];
}

/** A unit that coders coded differently. */
export interface Disagreement {
  /** The least agreed code in dispute. */
  readonly worst: string;
  readonly unit: AgreementUnit | CaseUnit;
}

/** Compares the coders: the numbers, and what lies behind them. Characters are read and counted as paragraphs. */
export function agreementOf(coded: CodedStudy, compared: readonly ComparedSource[], options: AgreeOptions): Agreement {
  const { unit, base, codes, seed } = options;
  const inText = unit === 'case' ? 'paragraph' : unit;
  const stretches = agreementUnits(coded, compared, inText);
  const all = unit === 'case' ? caseUnits(stretches) : stretches;
  const units = unitsInBase<AgreementUnit | CaseUnit>(all, base);
  const read = unit === 'character' ? unitsInBase(agreementUnits(coded, compared, 'paragraph'), base) : units;
  const measured = coderAgreement(units, codes, { seed, replicates }, read);
  const order = new Map([...coded.codebook.codes.keys()].map((code, index) => [code, index]));
  const isAmong = new Set(codes);
  return {
    n: sum(units.map(({ weight }) => weight)),
    of: sum(all.map(({ weight }) => weight)),
    measured,
    ...(unit === 'character' ? { unitizing: unitizingAgreement(stretches, codes) } : {}),
    confusions: codeConfusions(read, order).filter(({ codes: pair }) => pair.some((code) => isAmong.has(code))),
    disagreements: disagreementsIn(read, measured.codes),
  };
}

function disagreementsIn(
  units: readonly (AgreementUnit | CaseUnit)[],
  codes: readonly CodeAgreement[],
): Disagreement[] {
  const rank = new Map(codes.map(({ code }, index) => [code, index]));
  const place = (code: string) => rank.get(code) ?? rank.size;
  const found = units.flatMap((unit) => {
    const worst = disputed(unit.readings)
      .filter((code) => rank.has(code))
      .sort((a, b) => place(a) - place(b))[0];
    return worst === undefined ? [] : [{ worst, unit }];
  });
  return found.sort((a, b) => place(a.worst) - place(b.worst));
}

/** Codes that one coder gave and another, who read for them, did not. */
function disputed(readings: readonly (UnitReading | null)[]): string[] {
  const read = readings.filter((reading) => reading !== null);
  const given = new Set(read.flatMap((reading) => [...reading.given]));
  return [...given].filter((code) => read.some(({ assessed, codes }) => assessed.has(code) && !codes.has(code)));
}

/** The comparison as `--json` prints it. */
export function agreeDocument(
  agreement: Agreement,
  compared: readonly ComparedSource[],
  partial: readonly Source[],
  { coders, unit, base, seed }: AgreeOptions,
  coded: CodedStudy,
) {
  const { n, of, measured, unitizing, confusions, disagreements } = agreement;
  const byCoder = (values: readonly number[]) => Object.fromEntries(coders.map((coder, i) => [coder, values[i] ?? 0]));
  return {
    coders,
    unit,
    base,
    n,
    of,
    sources: compared.map(({ source }) => shownSource(source)),
    partial: partial.map(shownSource),
    bootstrap: { of: unit === 'case' ? 'cases' : 'sources', replicates, seed },
    codes: measured.codes.map(({ code, given, ...row }) => ({
      code,
      label: coded.codebook.codes.get(code)?.label ?? code,
      ...renamed(row),
      given: byCoder(given),
      ...(unitizing ? { unitizing: unitizing.codes.get(code)?.value ?? null } : {}),
    })),
    overall: {
      metric: 'masi',
      ...measured.overall,
      ...(unitizing ? { unitizing: unitizingDocument(unitizing) } : {}),
    },
    confusions: confusions.map(({ by, ...pair }) => ({
      ...pair,
      by: by.map(({ coder, code, other, otherCode, units }) => ({
        units,
        given: { [coders[coder] as string]: code, [coders[other] as string]: otherCode },
      })),
    })),
    disagreements: disagreements.map((one) => disagreementDocument(one, coders, coded)),
  };
}

/** `label` is the code's name in the document; what is said of a row stands under `assessment`. */
function renamed({ label, ...row }: Omit<CodeAgreement, 'code' | 'given'>) {
  return { ...row, ...(label === undefined ? {} : { assessment: label }) };
}

function unitizingDocument({ length, binary, u, cu, f1 }: UnitizingAgreement) {
  const reasons = Object.entries({ binary, u, cu }).flatMap(([name, { reason }]) => (reason ? [[name, reason]] : []));
  return { length, binary: binary.value, u: u.value, cu: cu.value, f1, reasons: Object.fromEntries(reasons) };
}

function disagreementDocument({ worst, unit }: Disagreement, coders: readonly string[], coded: CodedStudy) {
  const inDispute = disputed(unit.readings);
  const given = unit.readings.flatMap((reading, i) => {
    if (!reading) return [];
    const unread = inDispute.filter((code) => !reading.assessed.has(code));
    return [{ coder: coders[i] as string, codes: [...reading.given], against: [...reading.against], unread }];
  });
  if ('case' in unit) {
    const name = shownCases([unit.case], coded.sources)[0] as string;
    return { code: worst, case: name, source: null, wave: null, start: null, end: null, text: null, given };
  }
  const { source, start, end } = unit;
  return {
    code: worst,
    case: shownCase(source),
    source: shownSource(source),
    wave: source.wave ?? null,
    start,
    end,
    text: shownText(unit, coded),
    given,
  };
}

/** The words of a unit, names masked; null where its interview may not be quoted. */
function shownText(unit: AgreementUnit, coded: CodedStudy): string | null {
  return isQuotable(unit.source, coded.settings) ? maskNames(unitText(unit), coded, unit.source.id) : null;
}

export type AgreeDocument = ReturnType<typeof agreeDocument>;
