import { slug } from '../model/slug.ts';
import { sourceKeys } from '../model/source-keys.ts';

/**
 * The columns a call names, 0-based, in the order given: by heading, without regard to case and accents, or by number
 * from 1, several joined by commas or semicolons. A heading may hold some of these: the longest that is one counts.
 * @returns a name that is no column.
 */
export function columnsNamed(titles: readonly string[], given: string): readonly number[] | string {
  const pieces = given.split(/([,;])/);
  const columns: number[] = [];
  for (let from = 0; from < pieces.length; ) {
    const ends = Array.from({ length: (pieces.length - from + 1) >> 1 }, (_, count) => pieces.length - 2 * count);
    const end = ends.find((to) => columnNamed(titles, pieces.slice(from, to).join('')) !== undefined) ?? from + 1;
    const name = pieces.slice(from, end).join('').trim();
    const column = columnNamed(titles, name);
    if (column === undefined && name !== '') return name;
    if (column !== undefined) columns.push(column);
    from = end + 1;
  }
  return [...new Set(columns)];
}

function columnNamed(titles: readonly string[], name: string): number | undefined {
  const plain = slug(name);
  const exact = titles.indexOf(name.trim());
  if (exact !== -1) return exact;
  const alike = titles.findIndex((title) => plain !== '' && slug(title) === plain);
  if (alike !== -1) return alike;
  const number = /^\d{1,3}$/.test(name.trim()) ? Number(name) : 0;
  return number >= 1 && number <= titles.length ? number - 1 : undefined;
}

/** The key that a heading becomes in front matter: one with a meaning of its own where it is one, else as written. */
export function variableKey(title: string): string {
  const plain = slug(title)
    .replace(/-/g, '_')
    .replace(/^vague$/, 'wave');
  return sourceKeys.includes(plain) ? plain : title.replace(/\s+/g, ' ').trim();
}

/** As slugs, in French and English, also short. */
const months = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

/** A cell as front matter has it, on one line; a French date, or the number Excel has for a day, as the study writes dates. */
export function variableValue(key: string, cell: string): string {
  const value = cell.replace(/\s+/g, ' ').trim();
  if (key !== 'date') return value;
  const [, iso] = /^(\d{4}-\d\d-\d\d)[T ]\d{1,2}:\d\d/.exec(value) ?? [];
  if (iso !== undefined) return iso;
  const words = /^(?:\p{L}+ )?(\d{1,2})(?:er)? (\p{L}+)\.? (\d{4})$/u.exec(value);
  const named = words ? months.findIndex((names) => names.includes(slug(words[2] as string))) : -1;
  if (words && named !== -1) return `${words[3]}-${String(named + 1).padStart(2, '0')}-${words[1]?.padStart(2, '0')}`;
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(value) ?? [];
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Days since 30 December 1899, as Excel and LibreOffice count them.
  if (/^\d{5}$/.test(value)) return new Date(Date.UTC(1899, 11, 30 + Number(value))).toISOString().slice(0, 10);
  return value;
}
