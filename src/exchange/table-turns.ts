import { greatest } from '../model/extremes.ts';
import { slug } from '../model/slug.ts';
import type { ImportedParagraph } from './importer.ts';

/** A table of a text: the words of each cell, row by row. */
export type TextTable = readonly (readonly string[])[];

/** What a text is without its tables, or what its tables say where the interview stands in them. */
export interface TextWithTables {
  readonly paragraphs: readonly ImportedParagraph[];
  readonly labelled: boolean;
  /** Tables that are left out. */
  readonly left: number;
}

/**
 * Tables are left out of a text. Some programs, and people, put the interview itself into one, a row a turn: where
 * tables hold most of the words, who speaks stands in a column, and when in another.
 */
export function withTables(paragraphs: readonly ImportedParagraph[], tables: readonly TextTable[]): TextWithTables {
  const words = (texts: readonly string[]) => texts.join(' ').length;
  const outside = words(paragraphs.map(({ text }) => text));
  const inside = words(tables.flat(2));
  if (inside <= outside) return { paragraphs, labelled: false, left: tables.length };
  const turns = tables.map(turnsOf);
  if (turns.every((one) => one === undefined)) return { paragraphs, labelled: false, left: tables.length };
  return {
    paragraphs: turns.flatMap((one) => one ?? []),
    labelled: true,
    left: turns.filter((one) => one === undefined).length,
  };
}

/** The turns of a table of two to four columns; undefined where it is another kind of table. */
function turnsOf(whole: TextTable): ImportedParagraph[] | undefined {
  const table = isHeading(whole[0] ?? []) ? whole.slice(1) : whole;
  const width = greatest(
    table.map((row) => row.length),
    0,
  );
  if (width < 2 || width > 4) return undefined;
  const columns = Array.from({ length: width }, (_, column) => table.map((row) => row[column]?.trim() ?? ''));
  const lengths = columns.map((cells) => cells.join('').length);
  const said = lengths.indexOf(Math.max(...lengths));
  const when = columns.findIndex((cells, column) => column !== said && mostly(cells, isTime));
  const who = columns.findIndex((cells, column) => column !== said && column !== when && isWho(cells));
  if (who === -1 && when === -1) return undefined;
  return table.flatMap((row) => {
    const [text, speaker, time] = [said, who, when].map((column) => row[column]?.trim() ?? '') as [
      string,
      string,
      string,
    ];
    if (text === '') return [];
    const label = labelIn(speaker);
    const code = isTime(time) ? timeOf(time) : undefined;
    return [{ text, ...(label === '' ? {} : { speaker: label }), ...(code === undefined ? {} : { time: code }) }];
  });
}

const headings = new Set(
  'locuteur locuteurs speaker speakers intervenant intervenants qui who nom name personne texte text propos transcription transcript verbatim contenu content parole paroles discours temps time timecode code-temporel minutage horodatage n no numero tour'.split(
    ' ',
  ),
);

/** « Locuteur | Propos » above the turns: nobody says it. */
function isHeading(row: readonly string[]): boolean {
  const filled = row.map((cell) => slug(cell)).filter((cell) => cell !== '');
  return filled.length >= 2 && filled.every((cell) => headings.has(cell));
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(test).length * 2 > filled.length;
}

function labelIn(cell: string): string {
  return cell
    .replace(/\s*[:：]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isTime(cell: string): boolean {
  return timeOf(cell) !== undefined && cell.length <= 40;
}

function timeOf(cell: string): string | undefined {
  return /\d{1,2}:\d{2}(?::\d{2})?/.exec(cell)?.[0];
}

/** Short, and the same names again and again. */
function isWho(cells: readonly string[]): boolean {
  const filled = cells.map(labelIn).filter((cell) => cell !== '');
  return (
    filled.length >= 2 && filled.every((cell) => cell.length <= 60) && new Set(filled).size * 2 <= filled.length + 1
  );
}
