// Invented studies of any size, the same on every machine.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicators, paragraphs } from './invented-talk.mjs';

const waves = ['2021', '2024'];
const sectors = ['bois', 'métal', 'textile'];
const codingsOfEach = 10;

/** Forty beginnings of words: the patterns every tool of the comparison counts. */
export const patterns = [
  ...new Set(indicators(400, 5).flatMap((text) => /^[a-zéàâ]{4,6}(?=\*$)/u.exec(text) ?? [])),
].slice(0, 40);

/**
 * Writes a study of interviews, without codings.
 * @param interviews how many
 * @param words of each, about
 * @param codes in its codebook; the patterns are the indicators of the first twelve
 */
export function writeStudy(folder, interviews, words, codes = 12) {
  for (const wave of waves) mkdirSync(join(folder, 'corpus', wave), { recursive: true });
  mkdirSync(join(folder, 'codebook/1-themes'), { recursive: true });
  mkdirSync(join(folder, 'reports'), { recursive: true });
  writeFileSync(join(folder, 'study.yaml'), 'title: Banc\nlanguage: fr\nconsent: named\n');
  for (let at = 1; at <= codes; at++) {
    const own = patterns.filter((_, index) => (index % 12) + 1 === at).map((text) => `${text}*`);
    writeFileSync(
      join(folder, `codebook/1-themes/theme-${at}.md`),
      `---\nid: theme-${at}\nlabel: Thème ${at}\nindicators: [${own.join(', ')}]\n---\nCe qui relève du thème ${at}.\n`,
    );
  }
  for (let at = 0; at < interviews; at++)
    writeFileSync(join(folder, `${pathOf(at)}.md`), interview([...paragraphs(words, at + 1)], at));
}

/**
 * Writes a study of open answers, the rows of a table in each wave.
 * @param answers how many
 * @param words of each, about
 */
export function writeAnswers(folder, answers, words) {
  writeStudy(folder, 0, words);
  for (const [at, wave] of waves.entries()) {
    const rows = Array.from({ length: Math.ceil(answers / 2) }, (_, row) => answerRow(row * 2 + at, words));
    writeFileSync(join(folder, 'corpus', wave, 'answers.csv'), `id,sector,answer\n${rows.join('')}`);
    writeFileSync(join(folder, 'corpus', wave, 'answers.yaml'), 'id: id\ntext: answer\ncolumns: [sector]\n');
  }
}

function answerRow(at, words) {
  const said = [...paragraphs(words, at + 1)].join('\n\n').replaceAll('"', '""');
  return `r${at + 1},${sectors[at % 3]},"${said}"\n`;
}

/**
 * Codes the interviews of such a study, ten passages each.
 * @param coder who; two coders give the same passages, one in five another code
 */
export function writeCodings(folder, coder, codes = 12) {
  for (const wave of waves) {
    for (const name of readdirSync(join(folder, 'corpus', wave)).filter((file) => file.endsWith('.md'))) {
      const at = Number(/\d+/.exec(name)) - 1;
      const sentences = saidIn(readFileSync(join(folder, 'corpus', wave, name), 'utf8'));
      const entries = Array.from({ length: codingsOfEach }, (_, i) => {
        const quote = sentences[Math.floor((i * sentences.length) / codingsOfEach)];
        const other = coder === 'ana' || (at + i) % 5 > 0 ? 0 : 1;
        return `  - quote: |\n      ${quote}\n    codes: [theme-${((at * 7 + i * 31 + other) % codes) + 1}]\n`;
      });
      writeFileSync(join(folder, `${pathOf(at)}.${coder}.yaml`), `codings:\n${entries.join('')}`);
    }
  }
}

function pathOf(at) {
  return `corpus/${waves[at % 2]}/entretien-${String(at + 1).padStart(5, '0')}`;
}

/** Question and answer, and what else transcripts have: headings, time codes, quotations, lists, notes, laughs. */
function interview(said, at) {
  const blocks = said.map((text, i) => {
    const time = i % 5 === 3 ? `[00:${String((i * 3) % 60).padStart(2, '0')}:12] ` : '';
    const turn = i % 2 === 0 ? `**Q :** Et alors ?\n\n**R :** ${time}${text}` : text;
    const aside = [
      '',
      '',
      '> Un mot de plus.\n\n',
      '- D’abord.\n- Ensuite.\n\n',
      '<!-- à relire -->\n\n',
      '*(rires)*\n\n',
    ];
    return `${i % 8 === 0 ? `## Partie ${i / 8 + 1}\n\n` : ''}${turn}\n\n${aside[(at + i) % 24] ?? ''}`;
  });
  return `---\nsector: ${sectors[at % 3]}\n---\n\n${blocks.join('')}`;
}

/** The sentences of the answers that stand in paragraphs of their own. */
function saidIn(text) {
  const answers = text.split('\n').filter((line) => /^(?:\*\*R :\*\* (?!\[)|[A-ZÀÉ])/.test(line));
  return answers.flatMap((line) => line.replace('**R :** ', '').split(/(?<=\.) /));
}
