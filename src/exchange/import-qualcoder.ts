import { counted } from '../model/counted.ts';
import type { Span } from '../model/span.ts';
import { unitsOf } from './code-points.ts';
import { stemOf } from './import-text.ts';
import type {
  ForeignFile,
  Imported,
  ImportedCode,
  ImportedCoding,
  ImportedSource,
  Importer,
  ImportFault,
} from './importer.ts';
import { qualcoderCases } from './qualcoder-cases.ts';
import { rgbOf } from './refi-codes.ts';
import { databaseWarnings, groupedRows, type SqliteDatabase, type SqliteRow, withDatabase } from './sqlite-import.ts';
import { textInPlace } from './text-in-place.ts';
import { verifiedPlace } from './verified-place.ts';

/** The database of QualCoder, `data.qda` in the folder of a project. Its positions are code points. */
export const importer: Importer = {
  recognises: (file) => withDatabase(file, ({ tables }) => tables.includes('code_text')) === true,
  read: (file) => withDatabase(file, (database) => readProject(file, database)),
};

function readProject(file: ForeignFile, database: SqliteDatabase): Imported | ImportFault {
  const codes = codesOf(database);
  const texts = database
    .rows('source')
    .filter(({ fulltext }) => typeof fulltext === 'string' && fulltext.trim() !== '');
  const passages = groupedRows(database.rows('code_text'), 'fid');
  const notes = groupedRows(database.rows('annotation'), 'fid');
  const cases = qualcoderCases(database);
  const counts = { moved: 0, lost: 0 };
  const sources = texts.map((source): ImportedSource => {
    const text = String(source.fulltext);
    const placeOf = placesIn(text, counts);
    const codings = [...(passages.get(source.id) ?? []), ...(notes.get(source.id) ?? [])].flatMap((row) => {
      const place = placeOf(row);
      return place ? [codingOf(row, place)] : [];
    });
    const memo = wordsOf(source.memo);
    const variables = { ...cases.of(source.id), ...(memo === undefined ? {} : { memo }) };
    return { name: stemOf(String(source.name)), paragraphs: textInPlace(text), codings, variables };
  });
  const media = database.rows('source').length - texts.length;
  const areas = database.rows('code_image').length + database.rows('code_av').length;
  return {
    sources,
    codes: { chapter: stemOf(file.name).replace(/^data$/i, 'QualCoder'), codes },
    losses: [
      ...counted(media, 'picture or recording without a transcript', 'pictures and recordings without a transcript'),
      ...counted(areas, 'coding of a picture or recording', 'codings of pictures and recordings'),
      ...counted(counts.lost, 'coding whose words are not in its text', 'codings whose words are not in their text'),
      ...cases.losses,
      ...counted(database.rows('journal').length, 'entry of the journal', 'entries of the journal'),
    ],
    warnings: [
      ...databaseWarnings(file),
      ...counted(counts.moved, 'coding stands', 'codings stand').map(
        (words) => `${words} elsewhere than the database says: found by the words.`,
      ),
    ],
  };
}

/** Categories are folders of codes; both may have the same name. */
function codesOf(database: SqliteDatabase): ImportedCode[] {
  const codes = groupedRows(database.rows('code_name'), 'catid');
  const categories = groupedRows(database.rows('code_cat'), 'supercatid');
  const known = new Set<unknown>(database.rows('code_cat').map(({ catid }) => catid));
  const seen = new Set<unknown>();
  const described = (row: SqliteRow) => {
    const definition = wordsOf(row.memo);
    const color = rgbOf(wordsOf(row.color));
    return { ...(definition === undefined ? {} : { definition }), ...(color === undefined ? {} : { color }) };
  };
  const below = (category: unknown): ImportedCode[] => [
    ...(codes.get(category) ?? []).map((row) => ({
      id: `code ${row.cid}`,
      label: String(row.name),
      ...described(row),
      children: [],
    })),
    ...(categories.get(category) ?? []).flatMap((row): ImportedCode[] => {
      if (seen.has(row.catid)) return [];
      seen.add(row.catid);
      const children = below(row.catid);
      return [{ id: `category ${row.catid}`, label: String(row.name), ...described(row), folder: true, children }];
    }),
  ];
  const astray = [...codes].flatMap(([category, rows]) => (category === null || known.has(category) ? [] : rows));
  for (const row of astray) codes.set(null, [...(codes.get(null) ?? []), row]);
  return below(null);
}

/** Where a passage stands: as code points, else as UTF-16 units, else where its words are. */
function placesIn(text: string, counts: { moved: number; lost: number }) {
  const unit = unitsOf(text);
  return ({ pos0, pos1, seltext }: SqliteRow): Span | undefined => {
    const [from, to] = [Number(pos0), Number(pos1)];
    const said = { start: unit(from), end: unit(to) };
    const quote = wordsOf(seltext) ?? '';
    if (quote === '' || isSaid(text, said, quote)) return said.start < said.end ? said : undefined;
    if (isSaid(text, { start: from, end: to }, quote)) return { start: from, end: to };
    const found = verifiedPlace(text, said, quote);
    if (found) counts.moved++;
    else counts.lost++;
    return found;
  };
}

function isSaid(text: string, { start, end }: Span, quote: string): boolean {
  return text.slice(start, end).replace(/\s+/g, '') === quote.replace(/\s+/g, '');
}

function codingOf({ cid, owner, date, memo }: SqliteRow, place: Span): ImportedCoding {
  const [coder, note] = [wordsOf(owner), wordsOf(memo)];
  const day = /^\d{4}-\d\d-\d\d/.exec(String(date))?.[0];
  return {
    ...place,
    codes: cid === undefined ? [] : [`code ${cid}`],
    ...(coder === undefined ? {} : { coder }),
    ...(day === undefined ? {} : { date: day }),
    ...(note === undefined ? {} : { memo: note }),
  };
}

function wordsOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
