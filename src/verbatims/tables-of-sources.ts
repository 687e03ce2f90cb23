import { isAssessed } from '../model/assessed.ts';
import { lineage } from '../model/codebook.ts';
import { segmentsIn } from '../model/coded-segments.ts';
import type { ExportedCase } from '../model/exported.ts';
import type { Table } from '../model/table.ts';
import { type ColumnOf, dayOf, columnMeanings as meanings, tableOf, variableColumns } from './table-of.ts';
import type { Tabulated, TabulatedSource } from './tabulated.ts';

/** Keys that are columns of their own, or say what a column says already. */
const settled = ['date', 'counted', 'kind', 'language', 'wave'];

export function sourcesTable({ sources, measures }: Tabulated): Table {
  const own: ColumnOf<TabulatedSource>[] = [
    ['source', 'text', meanings.source, ({ name }) => name],
    ['case_id', 'text', meanings.case, (row) => row.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.wave],
    [
      'date',
      'date',
      'its day, of one that is named; empty of a month or a year alone',
      ({ variables }) => dayOf(variables.date),
    ],
    ['kind', 'text', '`write-up` or `transcript`', ({ source }) => source.kind],
    ['language', 'text', 'what is spoken', ({ source }) => source.language],
    ['counted', 'boolean', 'false of an outsider', ({ source }) => source.counted],
    ['quotable', 'boolean', 'whether it may be quoted', ({ quotable }) => quotable],
    ['words', 'integer', 'of the respondents, as they are shown', ({ name }) => measures(name)?.words],
  ];
  const variables = variableColumns(own, (row) => withoutSettled(row.variables), sources);
  return tableOf('sources', 'an interview', [...own, ...variables], () => sources);
}

export function casesTable({ exported }: Tabulated): Table {
  const { rows } = exported.presence;
  const own: ColumnOf<ExportedCase>[] = [
    ['case_id', 'text', meanings.case, (row) => row.case],
    ['waves', 'text', 'those it was interviewed in, with a comma between', ({ waves }) => waves.join(', ') || null],
  ];
  const variables = variableColumns(own, (row) => withoutSettled(row.variables), rows);
  return tableOf('cases', 'a case that counts', [...own, ...variables], () => rows);
}

interface Presence {
  readonly source: TabulatedSource;
  readonly code: string;
  readonly assessed: boolean;
  readonly segments: number;
  readonly against: number;
}

/** What every k and n of `stats` is counted from. */
export function presenceTable({ coded, sources }: Tabulated): Table {
  const codes = [...coded.codebook.codes.keys()];
  const above = new Map(codes.map((id) => [id, lineage(coded.codebook, id).map((code) => code.id)]));
  const tally = (lists: readonly (readonly string[])[]) => {
    const counts = new Map<string, number>();
    for (const list of lists)
      for (const code of new Set(list.flatMap((id) => above.get(id) ?? [])))
        counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  };
  function* rows(): Generator<Presence> {
    for (const source of sources) {
      const segments = segmentsIn(coded, source.source.id);
      const of = tally(segments.map((segment) => segment.codes));
      const against = tally(segments.map((segment) => segment.against));
      for (const code of codes) {
        const assessed = isAssessed(coded, source.source, code);
        yield { source, code, assessed, segments: of.get(code) ?? 0, against: against.get(code) ?? 0 };
      }
    }
  }
  const ifAssessed =
    <T>(value: (row: Presence) => T) =>
    (row: Presence) =>
      row.assessed ? value(row) : null;
  const columns: ColumnOf<Presence>[] = [
    ['source', 'text', meanings.source, ({ source }) => source.name],
    ['case_id', 'text', meanings.case, ({ source }) => source.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.source.wave],
    ['code', 'text', 'a code of any level', ({ code }) => code],
    ['assessed', 'boolean', 'the interview was assessed for the code: its case is in n', ({ assessed }) => assessed],
    [
      'present',
      'boolean',
      'it has a passage of the code or of one below: its case is in k; empty where not assessed',
      ifAssessed(({ segments }) => segments > 0),
    ],
    [
      'against',
      'boolean',
      'it has a passage that speaks against it; empty where not assessed',
      ifAssessed((row) => row.against > 0),
    ],
    [
      'segments',
      'integer',
      'distinct passages of the code and of those below; empty where not assessed',
      ifAssessed(({ segments }) => segments),
    ],
  ];
  return tableOf('presence', 'an interview and a code', columns, rows);
}

function withoutSettled(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([key]) => !settled.includes(key)));
}
