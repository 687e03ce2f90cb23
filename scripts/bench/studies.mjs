// Invented studies of any size, the same on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicators, paragraphs } from './invented-talk.mjs';

const waves = ['2021', '2024'];
const codes = Array.from({ length: 12 }, (_, at) => `theme-${at + 1}`);
const codingsOfEach = 10;

/** Forty beginnings of words: the patterns every tool of the comparison counts. */
export const patterns = [
  ...new Set(indicators(400, 5).flatMap((text) => /^[a-zéàâ]{4,6}(?=\*$)/u.exec(text) ?? [])),
].slice(0, 40);

/**
 * Writes a study of interviews, of question and answer, coded, half of them of each wave.
 * @param interviews how many
 * @param words of each, about
 * @param codings whether they are coded
 */
export function writeStudy(folder, interviews, words, codings = true) {
  for (const wave of waves) mkdirSync(join(folder, 'corpus', wave), { recursive: true });
  mkdirSync(join(folder, 'codebook/1-themes'), { recursive: true });
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'study.yaml'), 'title: Banc\nlanguage: fr\nconsent: named\n');
  for (const [at, code] of codes.entries()) {
    const own = patterns.filter((_, index) => index % codes.length === at).map((text) => `${text}*`);
    writeFileSync(
      join(folder, `codebook/1-themes/${code}.md`),
      `---\nid: ${code}\nlabel: Thème ${at + 1}\nindicators: [${own.join(', ')}]\n---\nCe qui relève du thème ${at + 1}.\n`,
    );
  }
  for (let at = 0; at < interviews; at++) writeInterview(join(folder, 'corpus', waves[at % 2]), at, words, codings);
}

function writeInterview(folder, at, words, codings) {
  const said = [...paragraphs(words, at + 1)];
  const name = `entretien-${String(at + 1).padStart(5, '0')}`;
  const turns = said.map((text, i) => (i % 2 === 0 ? `**Q :** Et alors ?\n\n**R :** ${text}` : text));
  writeFileSync(
    join(folder, `${name}.md`),
    `---\nsector: ${['bois', 'métal', 'textile'][at % 3]}\n---\n\n${turns.join('\n\n')}\n`,
  );
  if (!codings) return;
  const sentences = said.flatMap((text) => text.split(/(?<=\.) /));
  const entries = Array.from({ length: codingsOfEach }, (_, i) => {
    const quote = sentences[Math.floor((i * sentences.length) / codingsOfEach)];
    return `  - quote: |\n      ${quote}\n    codes: [${codes[(at * 7 + i) % codes.length]}]\n`;
  });
  writeFileSync(join(folder, `${name}.ana.yaml`), `codings:\n${entries.join('')}`);
}
