import { type KeyRow, type NameKind, nameKinds } from '../model/pseudonym-key.ts';
import type { Language } from '../model/settings.ts';
import type { Grid } from './grid.ts';

const columns = ['name', 'replaceBy', 'kind', 'status', 'count', 'context'] as const;
type Column = (typeof columns)[number];

const titles: Readonly<Record<Language, Readonly<Record<Column, string>>>> = {
  fr: {
    name: 'nom',
    replaceBy: 'remplacer par',
    kind: 'type',
    status: 'statut',
    count: 'occurrences',
    context: 'contexte',
  },
  en: {
    name: 'name',
    replaceBy: 'replace by',
    kind: 'kind',
    status: 'status',
    count: 'occurrences',
    context: 'context',
  },
};

const kindNames: Readonly<Record<Language, Readonly<Record<NameKind, string>>>> = {
  fr: {
    person: 'personne',
    organisation: 'organisation',
    place: 'lieu',
    email: 'courriel',
    phone: 'téléphone',
    other: 'autre',
  },
  en: {
    person: 'person',
    organisation: 'organisation',
    place: 'place',
    email: 'email',
    phone: 'phone',
    other: 'other',
  },
};

const statuses: Readonly<Record<Language, { readonly proposed: string; readonly kept: string }>> = {
  fr: { proposed: 'proposé', kept: 'garder' },
  en: { proposed: 'proposed', kept: 'keep' },
};

/** A key as read: its rows, and its cells, so that it can be written again with more. */
export interface PseudonymKey {
  readonly rows: readonly KeyRow[];
  readonly cells: readonly (readonly string[])[];
  /** Faults, by the number of their row; never its words. */
  readonly faults: readonly string[];
}

export const emptyKey: PseudonymKey = { rows: [], cells: [], faults: [] };

/** Reads the table of a key, its headings in either language and any order. */
export function readPseudonymKey(grids: readonly Grid[]): PseudonymKey {
  const rows = grids[0]?.rows ?? [];
  const cells = rows.map((row) => row.cells.map(({ text }) => text.trim()));
  const places = placesOf(cells[0] ?? []);
  if (places.name === undefined || places.replaceBy === undefined) {
    const fault = 'Its first row needs the headings « nom » and « remplacer par », or “name” and “replace by”.';
    return { rows: [], cells, faults: [fault] };
  }
  const read = rows.slice(1).map((row, index) => keyRow(cells[index + 1] ?? [], places, row.number));
  const filled = read.filter(({ name }) => name !== '');
  return { rows: filled, cells, faults: faultsOf(filled) };
}

function placesOf(heading: readonly string[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  heading.forEach((title, at) => {
    const column = columns.find((one) => [titles.fr[one], titles.en[one]].includes(title.toLowerCase()));
    if (column !== undefined) found[column] ??= at;
  });
  return found;
}

function keyRow(cells: readonly string[], places: Partial<Record<Column, number>>, number: number): KeyRow {
  const cell = (column: Column) => cells[places[column] ?? -1] ?? '';
  const kind = cell('kind').toLowerCase();
  const status = cell('status').toLowerCase();
  return {
    name: cell('name'),
    replaceBy: cell('replaceBy'),
    kind: nameKinds.find((one) => [kindNames.fr[one], kindNames.en[one]].includes(kind)) ?? guessedKind(cell('name')),
    kept: [statuses.fr.kept, statuses.en.kept].includes(status),
    number,
  };
}

function guessedKind(name: string): NameKind {
  if (/^\S+@\S+$/.test(name)) return 'email';
  return /^[\d\s+().-]{9,}$/.test(name) ? 'phone' : 'person';
}

/** What files of a study cannot hold in every place where a name may stand. */
const unwritable = /["\\{}<>|*`\p{Cc}]|:\s|\s#|^[\s#&!%@?-]/u;

function faultsOf(rows: readonly KeyRow[]): string[] {
  return rows.flatMap(({ replaceBy, number }) =>
    unwritable.test(replaceBy)
      ? [`Row ${number}: what replaces the name holds a sign that files of a study cannot hold everywhere. Use words.`]
      : [],
  );
}

/** A name proposed for a key. */
export interface ProposedName {
  readonly name: string;
  readonly kind: NameKind;
  readonly count: number;
  readonly context: string;
}

/** The cells of a key with names added below; what is there stays as it is. */
export function extendedKey(
  { cells }: PseudonymKey,
  proposed: readonly ProposedName[],
  language: Language,
): string[][] {
  const heading = cells[0] ?? columns.map((column) => titles[language][column]);
  const places = placesOf(heading);
  const added = proposed.map((one) => {
    const row = heading.map(() => '');
    const values: Readonly<Record<Column, string>> = {
      name: one.name,
      replaceBy: '',
      kind: kindNames[language][one.kind],
      status: statuses[language].proposed,
      count: String(one.count),
      context: one.context,
    };
    for (const column of columns) if (places[column] !== undefined) row[places[column]] = values[column];
    return row;
  });
  return [[...heading], ...cells.slice(1).map((row) => [...row]), ...added];
}
