import { counted } from '../model/counted.ts';
import { slug } from '../model/slug.ts';
import { frontMatterKey } from './front-matter-key.ts';
import { groupedRows, type SqliteDatabase, type SqliteRow } from './sqlite-import.ts';

/** What a project of QualCoder says of its texts: their attributes, and their case's. */
export interface QualcoderCases {
  of(source: unknown): Record<string, string>;
  readonly losses: readonly string[];
}

export function qualcoderCases(database: SqliteDatabase): QualcoderCases {
  const attributes = database.rows('attribute');
  const ofFiles = groupedRows(
    attributes.filter(({ attr_type }) => attr_type === 'file'),
    'id',
  );
  const ofCases = groupedRows(
    attributes.filter(({ attr_type }) => attr_type === 'case'),
    'id',
  );
  const names = new Map(database.rows('cases').map(({ caseid, name }) => [caseid, String(name)]));
  const links = groupedRows(database.rows('case_text'), 'fid');
  const several = [...links.values()].filter((rows) => new Set(rows.map(({ caseid }) => caseid)).size > 1).length;
  return {
    of(source) {
      const found = links.get(source)?.[0]?.caseid;
      const name = slug(names.get(found) ?? '');
      return {
        ...(name === '' ? {} : { case: name }),
        ...valuesOf(ofCases.get(found)),
        ...valuesOf(ofFiles.get(source)),
      };
    },
    losses: counted(several, 'text of several cases: the first is taken', 'texts of several cases: the first is taken'),
  };
}

function valuesOf(rows: readonly SqliteRow[] = []): Record<string, string> {
  const said = rows.filter(({ value }) => value !== null && String(value).trim() !== '');
  return Object.fromEntries(said.map(({ name, value }) => frontMatterKey(String(name), String(value))));
}
