import { counted } from '../model/counted.ts';
import { codingCount, type ExportedSource, type ExportedStudy } from '../model/exported.ts';
import { slug } from '../model/slug.ts';
import type { Exported, Exporter } from './exporter.ts';
import { textPieces } from './text-pieces.ts';

/**
 * A corpus of IRaMuTeQ: `**** *source_x *wave_2021` opens a text, then what respondents say. Names and values are letters
 * and digits, values also `_`; an asterisk would be a mark, and is left out of the words.
 */
export const exporter: Exporter = { write };

function write(study: ExportedStudy): Exported {
  let asked = 0;
  let filled = 0;
  function* corpus(): Generator<string> {
    for (const source of study.sources) {
      const words = wordsOf(source);
      asked += source.turns.filter(({ asks }) => asks).length;
      if (words !== '') yield `${filled++ === 0 ? '' : '\n'}${headOf(source)}\n${words}\n`;
    }
  }
  return {
    pieces: textPieces(corpus()),
    losses: [
      ...counted(codingCount(study), 'coding'),
      ...counted(asked, 'question of an interviewer', 'questions of interviewers'),
      ...counted(
        study.sources.length - filled,
        'source without words of a respondent',
        'sources without words of a respondent',
      ),
    ],
  };
}

function headOf({ name, case: own, wave, variables }: ExportedSource): string {
  const said = { source: name, case: own, ...(wave === undefined ? {} : { wave }), ...variables };
  const marks = Object.entries(said).flatMap(([key, value]) => {
    const [plain, word] = [slug(key).replace(/-/g, ''), slug(value).replace(/-/g, '_')];
    return plain === '' || word === '' || word.length > 60 ? [] : [`*${plain}_${word}`];
  });
  return `**** ${marks.join(' ')}`;
}

function wordsOf({ turns, text }: ExportedSource): string {
  const said = turns.flatMap(({ asks, paragraphs }) => (asks ? [] : paragraphs.filter(({ heading }) => !heading)));
  return said
    .map(({ start, end }) => text.slice(start, end).replace(/\*/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '')
    .join('\n');
}
