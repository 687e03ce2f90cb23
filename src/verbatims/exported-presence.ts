import { frequency } from '../measure/frequency.ts';
import type { ExportedCase, ExportedStudy } from '../model/exported.ts';
import { isSelected } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCases } from './attribution.ts';
import type { ExportWanted } from './exported-study.ts';
import { exportedVariables } from './exported-variables.ts';

/** Who has what; consent changes no count, and a case is shown under its pseudonym. */
export function exportedPresence(coded: CodedStudy, { full, selection }: ExportWanted): ExportedStudy['presence'] {
  const codes = [...coded.codebook.codes.keys()];
  const counted = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const cases = [...new Set(counted.map((source) => source.case))];
  const shown = full ? cases : shownCases(cases, coded.sources);
  const columns = codes.map((code) => {
    const { present, unassessed } = frequency(coded, code, selection).cases;
    return { present: new Set(present), unassessed: new Set(unassessed) };
  });
  const ofCase = new Map<string, Source[]>();
  for (const source of counted) {
    const own = ofCase.get(source.case);
    if (own) own.push(source);
    else ofCase.set(source.case, [source]);
  }
  const rows = cases.map((name, index): ExportedCase => {
    const own = ofCase.get(name) ?? [];
    const shownOf = own.filter(({ consent }) => full || consent !== 'none');
    const all = shownOf.map((source) => exportedVariables(source, coded, full));
    const shared = Object.entries(all[0] ?? {}).filter(([key, value]) => all.every((one) => one[key] === value));
    return {
      case: shown[index] ?? name,
      variables: Object.fromEntries(shared),
      waves: [...new Set(own.flatMap(({ wave }) => wave ?? []))],
      cells: columns.map(({ present, unassessed }) => (unassessed.has(name) ? null : present.has(name) ? 1 : 0)),
    };
  });
  return { codes, rows };
}
