import { type Base, unitsInBase } from '../coding/agreement-base.ts';
import {
  type AgreementUnit,
  agreementUnits,
  type CaseUnit,
  caseUnits,
  disputed,
  type UnitKind,
} from '../coding/agreement-units.ts';
import type { ComparedSource } from '../coding/compared-sources.ts';
import { type CodeConfusion, codeConfusions } from '../measure/code-confusions.ts';
import { type CodeAgreement, type CoderAgreement, coderAgreement } from '../measure/coder-agreement.ts';
import { sum } from '../measure/sum.ts';
import { type UnitizingAgreement, unitizingAgreement } from '../measure/unitizing-agreement.ts';
import type { CodedStudy } from '../model/study.ts';

export interface AgreeOptions {
  readonly coders: readonly string[];
  readonly unit: UnitKind;
  readonly base: Base;
  /** In the codebook's order. */
  readonly codes: readonly string[];
  readonly seed: number;
}

/** How many samples of sources the intervals are from. */
export const replicates = 1000;

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
  const inKinds = agreementUnits(coded, compared, unit === 'character' ? ['character', 'paragraph'] : [inText]);
  const stretches = inKinds[inText];
  const all = unit === 'case' ? caseUnits(stretches) : stretches;
  const units = unitsInBase<AgreementUnit | CaseUnit>(all, base);
  const read = unit === 'character' ? unitsInBase(inKinds.paragraph, base) : units;
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
