import { type AgreementUnit, disputed } from '../coding/agreement-units.ts';
import type { ComparedSource } from '../coding/compared-sources.ts';
import type { CodeAgreement } from '../measure/coder-agreement.ts';
import type { UnitizingAgreement } from '../measure/unitizing-agreement.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type Agreement, type AgreeOptions, type Disagreement, replicates } from '../report/agreement.ts';
import { shownCase, shownCases, shownSource } from '../verbatims/attribution.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { isQuotable } from '../verbatims/quotable.ts';

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
function shownText({ source, parts, text }: AgreementUnit, coded: CodedStudy): string | null {
  if (text === undefined || !isQuotable(source, coded.settings)) return null;
  return maskPassage({ source: source.id, parts, text }, coded);
}

export type AgreeDocument = ReturnType<typeof agreeDocument>;
