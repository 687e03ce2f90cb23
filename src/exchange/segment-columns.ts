import { slug } from '../model/slug.ts';
import type { Grid, GridRow } from './grid.ts';

/** What the columns of a table of coded passages say. */
export type SegmentColumn = keyof typeof names;

/** Headings of MAXQDA, ATLAS.ti, Taguette, Dedoose and `study export`, in English, French and German, as slugs. */
const names = {
  source:
    'document document-name document-title nom-du-document dokument dokumentname source entretien interview media-title resource resource-title fichier',
  // `study export` numbers passages under `segment`; theirs is `text`.
  text: 'segment-code coded-segment codiertes-segment content contenu quotation-content text-content quotation citation zitatinhalt excerpt excerpt-copy extrait texte text verbatim segment',
  code: 'code tag code-path codepfad chemin-du-code theme',
  codes: 'codes codes-applied codes-applied-combined tags kodes themes',
  memo: 'comment commentaire kommentar memo quotation-comment zitatkommentar',
  coder:
    'author auteur autor created-by creator cree-par erstellt-von coder codeur owner excerpt-creator modified-by modifie-par bearbeitet-von',
  coders: 'coders',
  stance: 'stance',
  date: 'created creation-date cree erstellt erstellt-am date excerpt-date modified modifie bearbeitet bearbeitet-am',
  id: 'id quotation-id zitat-id highlight segment-id',
  from: 'beginning debut anfang start start-position reference referenz',
  to: 'end fin ende end-position',
} as const;

export interface SegmentTable {
  readonly rows: readonly GridRow[];
  /** 0-based. */
  readonly columns: Readonly<Partial<Record<SegmentColumn, number>>>;
}

/** Titles may stand above the headings. */
const mostTitles = 10;

/** The first table whose headings name an interview, its words and their code; undefined where none does. */
export function segmentTable(grids: readonly Grid[]): SegmentTable | undefined {
  for (const { rows } of grids) {
    for (const [index, row] of rows.slice(0, mostTitles).entries()) {
      const columns = columnsIn(row);
      if (columns.source === undefined || columns.text === undefined) continue;
      if (columns.code === undefined && columns.codes === undefined) continue;
      return { rows: rows.slice(index + 1), columns };
    }
  }
  return undefined;
}

/** Of two columns for one thing the first counts; who created a passage, and when, before who changed it. */
function columnsIn({ cells }: GridRow): Partial<Record<SegmentColumn, number>> {
  const columns: Partial<Record<SegmentColumn, number>> = {};
  const headings = cells.map(({ text }) => slug(text));
  for (const [column, list] of Object.entries(names) as [SegmentColumn, string][]) {
    const position = list
      .split(' ')
      .map((name) => headings.indexOf(name))
      .find((at) => at !== -1);
    if (position !== undefined) columns[column] = position;
  }
  return columns;
}
