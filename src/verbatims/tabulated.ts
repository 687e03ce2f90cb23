import type { ExportedStudy } from '../model/exported.ts';
import { isSelected } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownSource } from './attribution.ts';
import type { ExportWanted } from './exported-study.ts';
import { measuresOf } from './measures.ts';
import { isQuotable } from './quotable.ts';

/** A source of the selection as its rows name it. */
export interface TabulatedSource {
  readonly source: Source;
  readonly name: string;
  readonly case: string;
  /** Nothing where it may not be quoted. */
  readonly variables: Readonly<Record<string, string>>;
  readonly quotable: boolean;
}

export interface Tabulated {
  readonly coded: CodedStudy;
  readonly exported: ExportedStudy;
  readonly sources: readonly TabulatedSource[];
  readonly byName: ReadonlyMap<string, TabulatedSource>;
  readonly measures: ReturnType<typeof measuresOf>;
  readonly full: boolean;
}

/** Every source that is counted or quoted beside what is exported of it; no two share a name. */
export function tabulated(coded: CodedStudy, exported: ExportedStudy, { full, selection }: ExportWanted): Tabulated {
  const leaving = exported.sources[Symbol.iterator]();
  const taken = new Set(exported.sources.map(({ name }) => name));
  const hidden = full ? new Map<string, string>() : pseudonymsOfCases(coded.sources);
  const sources = coded.sources
    .filter((source) => isSelected(source, selection))
    .map((source): TabulatedSource => {
      const shown = { source, case: hidden.get(source.case) ?? source.case };
      if (full || isQuotable(source, coded.settings)) {
        const { name, variables } = leaving.next().value as ExportedStudy['sources'][number];
        return { ...shown, name, variables, quotable: isQuotable(source, coded.settings) };
      }
      return { ...shown, name: freeName(shownSource(source), taken), variables: {}, quotable: false };
    });
  return {
    ...{ coded, exported, sources, full },
    byName: new Map(sources.map((one) => [one.name, one])),
    measures: measuresOf(exported.sources),
  };
}

/** As `shownCases` names them: a case is hidden where one source of it is not named. */
function pseudonymsOfCases(sources: readonly Source[]): Map<string, string> {
  const hidden = new Map<string, string>();
  for (const source of sources)
    if (source.consent !== 'named' && !hidden.has(source.case)) hidden.set(source.case, source.pseudonym);
  return hidden;
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  taken.add(name);
  return name;
}
