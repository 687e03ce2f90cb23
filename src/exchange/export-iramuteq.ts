import { codingCount, type ExportedSource, type ExportedStudy } from '../model/exported.ts';
import { slug } from '../model/slug.ts';
import { counted } from './counted.ts';
import type { Exported, Exporter } from './exporter.ts';

/**
 * A corpus of IRaMuTeQ: `**** *source_x *wave_2021` opens a text, then what respondents say. Names and values are letters
 * and digits, values also `_`; an asterisk would be a mark, and is left out of the words.
 */
export const exporter: Exporter = { write };

function write(study: ExportedStudy): Exported {
  const texts = study.sources.map((source) => ({ source, words: wordsOf(source) }));
  const filled = texts.filter(({ words }) => words !== '');
  const corpus = filled.map(({ source, words }) => `${headOf(source)}\n${words}\n`).join('\n');
  const asked = study.sources.flatMap(({ turns }) => turns).filter(({ asks }) => asks).length;
  return {
    bytes: new TextEncoder().encode(corpus),
    losses: [
      ...counted(codingCount(study), 'coding'),
      ...counted(asked, 'question of an interviewer', 'questions of interviewers'),
      ...counted(
        texts.length - filled.length,
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
