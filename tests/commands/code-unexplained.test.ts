import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

/** A second wave, in which five of six speak of working at home, as nobody did in the first. */
const home = [
  'Le télétravail a vidé les bureaux : deux jours à la maison, devant un écran, sans collègue.',
  'Depuis le télétravail, je parle à un écran. La maison est devenue mon bureau, et le bureau une salle vide.',
  'Chez nous, le télétravail passe mal : à la maison les enfants courent derrière l’écran.',
  'On a fermé un étage de bureaux, faute de monde, tant le télétravail a pris. Chacun son écran à la maison.',
];
const hidden = 'Mon télétravail inavouable, à la maison, loin des bureaux, sous un écran fêlé.';
const others = [
  'La récolte des pommes a souffert du gel, et les vergers du bas sont à replanter.',
  'Le facteur ne monte plus au hameau depuis que la route s’effondre.',
  'Nous avons repeint la salle des fêtes avec les jeunes du club de football.',
  'Le marché du samedi attire des gens de la ville, pour le fromage surtout.',
  'Ma sœur tient la pharmacie et connaît chaque famille du canton.',
  'Le bus de sept heures est supprimé pendant les vacances.',
];
const file = (...said: string[]) => said.map((text) => `**R :** ${text}\n`).join('\n');
const files: Record<string, string> = {
  'study.yaml': 'waves: [{ id: "2021" }, { id: "2024" }]\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\nindicators: [prêter]\n---\n\nS’aider.\n',
  'corpus/2021/moulin.md': file('On se prête les outils.', others[5] as string, others[4] as string),
  'corpus/2021/moulin.alice.yaml': 'codings:\n  - quote: Ma sœur tient la pharmacie\n    codes: [entraide]\n',
  ...Object.fromEntries(
    home.map((text, at) => [`corpus/2024/lieu-${at}.md`, file(text, others[at] as string, 'On se prête une salle.')]),
  ),
  'corpus/2024/muet.md': `---\nconsent: none\n---\n${file(hidden)}`,
};

test('the theme of a second wave comes first, with its words and passages', async () => {
  const cwd = temporaryStudy(files);
  const { stdout, code } = await runStudy(['code', '--unexplained', '--wave', '2024', '--json'], { cwd });
  expect(code).toBe(0);
  const { groups, ...counts } = JSON.parse(stdout);
  expect(counts).toMatchObject({ sources: 5, passages: 13, coded: 0, found: 4, unexplained: 9, grouped: 5 });
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ passages: 5, sources: 5, cases: 5 });
  expect(groups[0].words).toEqual(expect.arrayContaining(['télétravail', 'écran', 'maison']));
  for (const { text } of groups[0].typical) expect(home).toContain(text);
  expect(groups[0].typical).toHaveLength(3);
  expect(stdout).not.toMatch(/inavouable|fêlé/);
});

test('what people have coded is explained, and a study without any group says so', async () => {
  const cwd = temporaryStudy(files);
  const { stdout } = await runStudy(['code', '--unexplained', 'moulin'], { cwd });
  expect(stdout).toMatch(
    /^3 passages in 1 source: 1 coded by people, 1 found by indicators, 1 that no code explains\.\n/,
  );
  expect(stdout).toContain('None of them form a group');
});
