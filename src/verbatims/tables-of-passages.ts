import { isAssessed } from '../model/assessed.ts';
import { lineage } from '../model/codebook.ts';
import type { ExportedSegment, ExportedTurn } from '../model/exported.ts';
import type { Table } from '../model/table.ts';
import { type ColumnOf, columnMeanings as meanings, tableOf } from './table-of.ts';
import type { Tabulated, TabulatedSource } from './tabulated.ts';
import { wordCount } from './word-count.ts';

interface Passage {
  readonly number: number;
  readonly segment: ExportedSegment;
  readonly source: TabulatedSource;
}

function passages({ exported, byName }: Tabulated): Passage[] {
  return exported.segments.map((segment, index) => ({
    number: index + 1,
    segment,
    source: byName.get(segment.source) as TabulatedSource,
  }));
}

export function segmentsTable(study: Tabulated): Table {
  const columns: ColumnOf<Passage>[] = [
    ['segment', 'integer', 'its number', ({ number }) => number],
    ['source', 'text', meanings.source, ({ source }) => source.name],
    ['case_id', 'text', meanings.case, ({ source }) => source.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.source.wave],
    [
      'paragraph',
      'integer',
      'the paragraph it begins in',
      ({ segment }) => study.measures(segment.source)?.paragraphAt(segment.start),
    ],
    ['speaker', 'text', 'who says all of it', ({ segment }) => segment.speaker],
    ['time', 'text', 'the time code before it', ({ segment }) => segment.time],
    ['start_offset', 'integer', 'where it begins, as in `paragraphs`', ({ segment }) => segment.start],
    ['end_offset', 'integer', 'where it ends, exclusive', ({ segment }) => segment.end],
    ['text', 'text', 'its words', ({ segment }) => segment.text],
    ['words', 'integer', 'how many', ({ segment }) => wordCount(segment.text)],
    ['coders', 'text', 'who gave it codes, with a comma between', ({ segment }) => segment.coders.join(', ')],
    ['translation', 'text', 'its words in the language of the report', ({ segment }) => segment.translation],
    ['memo', 'text', 'the memos on it', ({ segment }) => segment.memos.join('\n\n') || null],
  ];
  return tableOf('segments', 'a distinct passage of the coders who count', columns, () => passages(study));
}

interface CodedPassage extends Passage {
  readonly code: string;
  readonly stance: 'for' | 'against';
  readonly own: boolean;
}

/** Every passage under its codes and all that stand above them. */
export function segmentCodesTable(study: Tabulated): Table {
  const { codebook } = study.coded;
  function* rows(): Generator<CodedPassage> {
    for (const passage of passages(study)) {
      for (const stance of ['for', 'against'] as const) {
        const given = stance === 'for' ? passage.segment.codes : passage.segment.against;
        const all = new Set(given.flatMap((id) => lineage(codebook, id).map((code) => code.id)));
        for (const code of all) yield { ...passage, code, stance, own: given.includes(code) };
      }
    }
  }
  const columns: ColumnOf<CodedPassage>[] = [
    ['segment', 'integer', 'the passage', ({ number }) => number],
    ['source', 'text', meanings.source, ({ source }) => source.name],
    ['case_id', 'text', meanings.case, ({ source }) => source.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.source.wave],
    ['code', 'text', 'a code it was given, or one above', ({ code }) => code],
    ['stance', 'text', '`for`, or `against`: it speaks against the code', ({ stance }) => stance],
    ['own', 'boolean', 'the code itself was given, not only one below', ({ own }) => own],
    [
      'assessed',
      'boolean',
      'the interview was assessed for the code: `stats` counts the passage',
      ({ source, code }) => isAssessed(study.coded, source.source, code),
    ],
  ];
  return tableOf('segment_codes', 'a passage and a code', columns, rows);
}

interface Said {
  readonly number: number;
  readonly source: TabulatedSource;
  readonly turn: ExportedTurn;
  readonly paragraph: ExportedTurn['paragraphs'][number];
  readonly text: string;
}

export function paragraphsTable({ exported, byName }: Tabulated): Table {
  function* rows(): Generator<Said> {
    for (const { name, text, turns } of exported.sources) {
      const source = byName.get(name) as TabulatedSource;
      let number = 0;
      for (const turn of turns)
        for (const paragraph of turn.paragraphs) {
          number++;
          yield { number, source, turn, paragraph, text: text.slice(paragraph.start, paragraph.end) };
        }
    }
  }
  const columns: ColumnOf<Said>[] = [
    ['source', 'text', meanings.source, ({ source }) => source.name],
    ['case_id', 'text', meanings.case, ({ source }) => source.case],
    ['wave', 'text', meanings.wave, ({ source }) => source.source.wave],
    ['paragraph', 'integer', 'its number in the interview', ({ number }) => number],
    ['speaker', 'text', 'who says it', ({ turn }) => turn.speaker],
    ['asks', 'boolean', 'an interviewer says it', ({ turn }) => turn.asks],
    ['heading', 'boolean', 'it is a title', ({ paragraph }) => paragraph.heading],
    ['time', 'text', 'the time code of its turn', ({ turn }) => turn.time],
    [
      'start_offset',
      'integer',
      'where it begins in the exported text, in UTF-16 units',
      ({ paragraph }) => paragraph.start,
    ],
    ['end_offset', 'integer', 'where it ends, exclusive', ({ paragraph }) => paragraph.end],
    ['text', 'text', 'its words', ({ text }) => text],
    ['words', 'integer', 'how many', ({ text }) => wordCount(text)],
  ];
  return tableOf('paragraphs', 'a paragraph of an interview that may be quoted', columns, rows);
}
