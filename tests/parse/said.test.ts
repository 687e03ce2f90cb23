import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saidPlainly as saidIn } from '../../src/parse/said.ts';
import { speakerConventions } from '../../src/parse/speaker-labels.ts';
import { parseTurns } from '../../src/parse/turns.ts';

function saidPlainly(body: string, interviewers: readonly string[], speakers: readonly string[]): string[] | undefined {
  return saidIn(Buffer.from(body), 0, interviewers, speakers)?.map(String);
}

const people = { interviewers: ['Q', 'Ada'], speakers: ['Noé', 'X'] };

/** What the turns of a body say. */
function saidInTurns(body: string, { interviewers, speakers } = people): string[] {
  const answers = parseTurns(body, interviewers, speakers).filter(({ asks }) => !asks);
  const paragraphs = answers.flatMap((turn) => turn.paragraphs.filter(({ kind }) => kind === 'paragraph'));
  return paragraphs.map(({ text }) => text.trim());
}

const examples = speakerConventions.map(({ example }) => example.split('\n')[0] as string);
const lead = fc.constantFrom(
  ...['', '', '', '**Q :** ', '**R :** ', '**Noé Roc :** ', '**Q:**', '**R :** [00:12] ', '**R** : ', '*Q :* ', 'Q : '],
  ...['R : ', 'Noé : ', '[00:12:03] ', '[00:12:03] Noé : ', 'Noé (00:12) : ', '- ', '- ', '* ', '> ', '>', '# ', '## '],
  ...['[Noé] ', 'Q — ', 'Q:Quel', 'Q. ', '(10:30) ', '***X :*** ', '**X Y**: ', '**Ada\u00a0:**\u00a0', '\u00a0', '  '],
  ...examples,
);
const words = fc.constantFrom(
  ...[
    'oui',
    'Non. ',
    'Une phrase assez longue pour qu’aucun nom ne la précède. ',
    '« oui » ',
    'vraiment ?',
    '*(rires)*',
  ],
  ...[
    '**gras** ',
    '*Pourquoi ?*',
    '**Et vous ?**',
    'En somme : rien',
    'a — b',
    'x | y',
    '…',
    '2020 fut dur',
    '12. oui',
  ],
  ...[
    '\f',
    '\v',
    '\u3000',
    'WEBVTT',
    '- non',
    '<!-- note -->',
    '& ',
    '!',
    '* ',
    '?',
    '[a](b)',
    '&amp;',
    '\\*',
    '_x_',
    '<rires>',
    '===',
    '---',
    '**',
  ],
);
const end = fc.constantFrom(
  '\n\n',
  '\n\n',
  '\n\n',
  '\n',
  '\n  \n',
  '  \n\n',
  '\n\n<!-- a\n\nb -->\n\n',
  '\n<!-- a -->\n',
);
const line = fc
  .tuple(lead, fc.array(words, { maxLength: 3 }), end)
  .map(([first, rest, last]) => first + rest.join('') + last);
const bodies = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''));

describe('what is said, found without turns, is what the turns say', () => {
  test('of any mixture of labels, marks and lines', () => {
    let found = 0;
    fc.assert(
      fc.property(bodies, fc.boolean(), (body, named) => {
        const known = named ? people : { interviewers: [], speakers: [] };
        const said = saidPlainly(body, known.interviewers, known.speakers);
        if (!said) return;
        found++;
        expect(said).toEqual(saidInTurns(body, known));
      }),
      { numRuns: Number(process.env.RUNS ?? 6000) },
    );
    expect(found).toBeGreaterThan(400);
  });

  test('of the transcripts of the example', () => {
    const folder = join(import.meta.dirname, '../../corpus');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    const found = files.filter((file) => {
      const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      const said = saidPlainly(body, people.interviewers, []);
      if (said) expect(said, file).toEqual(saidInTurns(body, { ...people, speakers: [] }));
      return said !== undefined;
    });
    expect(found.length).toBeGreaterThan(20);
  });
});

test('a transcript as people write them is read so, and says what it says', () => {
  const body = [
    '# Entretien\n\n**Q :** Et chez vous ?\n\n**R :** [00:12] Chez nous, rien.\n\n*(silence)*\n',
    '> On nous l’a promis.\n\n- Un atelier.\n- Une école.\n\n<!-- relire -->\n\n## Et demain ?\n\n**R :** On verra.\n',
  ].join('\n');
  expect(saidPlainly(body, [], [])).toEqual([
    ...['Chez nous, rien.', '(silence)', 'On nous l’a promis.', 'Un atelier.', 'Une école.', 'On verra.'],
  ]);
});

test.each(['\f', '\v', '\u00a0', '\u3000', '\u2028', ' \t'])('%j at the end of a line is not said', (end) => {
  const body = `**R :** Eh bien oui${end}\n\nNon${end}\n`;
  expect(saidPlainly(body, [], []) ?? saidInTurns(body)).toEqual(['Eh bien oui', 'Non']);
});

test.each(['', '\n\n', '\u3000\n\n', '\u00a0\n'])('the head of a caption file after %j is not said', (before) => {
  const body = `${before}WEBVTT\n\nR : Oui, bien sûr.\n`;
  expect(saidPlainly(body, [], []) ?? saidInTurns(body)).toEqual(['Oui, bien sûr.']);
});

test.each([
  ['bold words', '**R :** Oui, **vraiment**.'],
  ['lines of one paragraph', 'R : oui\nQ : non'],
  ['an indented line', '- Un atelier.\n\n  Une école.'],
  ['a comment beside speech', 'Oui <!-- note --> non.'],
  ['a link', 'Voir [ici](x).'],
])('%s are left to the turns', (_, body) => {
  expect(saidPlainly(body, [], [])).toBeUndefined();
});

test('one construct of Markdown in a plain body is read as Markdown reads it', () => {
  const construct = fc.constantFrom(
    ...['&amp;', '&eacute;', '&#233;', '\\*', '\\#', '_x_', '__x__', '*x*', '**x**', '`x`', '[a](b)', '![a](b)'],
    ...['<b>x</b>', '<!-- x -->', '<http://a.fr>', '~~x~~', '\\\\', 'x\\\ny', 'x  \ny', '[a]: b', '***x***'],
  );
  const plain = fc.array(fc.constantFrom('oui', 'on se prête tout', 'l’été,', 'non.', '12', 'œuvre'), { maxLength: 4 });
  const body = fc.tuple(plain, construct, plain, fc.boolean()).map(([before, own, after, asked]) => {
    const said = [...before, own, ...after].join(' ');
    return `**Q :** ${asked ? said : 'Alors ?'}\n\n**R :** ${asked ? 'Oui.' : said}\n\nEt puis voilà.\n`;
  });
  fc.assert(
    fc.property(body, (text) => {
      const found = saidPlainly(text, people.interviewers, people.speakers);
      if (found) expect(found).toEqual(saidInTurns(text));
    }),
    { numRuns: 2000 },
  );
});
