import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

/** A theme in `counts[wave]` of eight interviews a wave. */
function study(body: string, more = ''): string {
  const counts: Readonly<Record<string, number>> = { '2021': 1, '2024': 6 };
  const files: Record<string, string> = {
    'study.yaml': `title: Essai\nlanguage: fr\nwaves:\n  - { id: "2021", label: "2021" }\n  - { id: "2024", label: "2024" }\n${more}`,
    'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\n\nS’aider.\n',
    'codebook/1-vie/octroi.md': '---\nid: octroi\nlabel: Octroi\nasked: ["2021"]\n---\n\nUne taxe.\n',
    'reports/synthese.md': `# Synthèse\n\n${body}\n`,
  };
  for (const [wave, k] of Object.entries(counts))
    for (let i = 0; i < 8; i += 1) {
      const base = `corpus/${wave}/atelier-${wave}-${i}`;
      const said = `Nous portons les caisses des voisins, tour ${i}.`;
      files[`${base}.md`] = `---\ncase: a${wave}-${i}\n---\n\n**Q :** Et ici ?\n\n**R :** ${said}\n`;
      files[`${base}.alice.yaml`] =
        i < k ? `codings:\n  - quote: ${said}\n    codes: [entraide]\n` : 'codings: []\nstatus: complete\n';
    }
  return temporaryStudy(files);
}

async function check(body: string, more?: string) {
  const { stdout, code } = await runStudy(['check', '--json'], { cwd: study(body, more) });
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; message: string; file: string }[] };
  return { code, problems: problems.filter(({ file }) => file.startsWith('reports/')) };
}

test('a change the codings bear out is silent; its contrary is an error with both counts', async () => {
  const { code, problems } = await check(
    ':claim[Plus souvent qu’en 2021]{code=entraide from=2021 to=2024}, on s’aide ; l’entraide :claim[recule]{code=entraide from=2021 to=2024}.',
  );
  expect(code).toBe(1);
  expect(problems).toMatchObject([{ rule: 'claim-fails' }]);
  expect(problems[0]?.message).toMatch(/2021: 1 des 8 entretiens; 2024: 6 des 8 entretiens/);
});

test('a wave that was not asked, a test of chosen cases, a quantifier nobody bound', async () => {
  const { problems } = await check(
    [
      'L’octroi :claim[progresse]{code=octroi from=2021 to=2024}.',
      'L’entraide :claim[progresse significativement]{code=entraide from=2021 to=2024}.',
      'La plupart des entretiens le disent.',
    ].join('\n\n'),
  );
  expect(problems.map(({ rule }) => rule)).toEqual(['not-comparable', 'significance-refused', 'unbound-quantifier']);
  expect(problems[0]?.message).toContain('it was not assessed in 2024');
  expect(problems[2]?.message).toContain('“La plupart des entretiens le disent.”');
});

test('drawn at random, the adjusted p decides', async () => {
  const { problems, code } = await check(
    'L’entraide :claim[progresse significativement]{code=entraide from=2021 to=2024}.',
    'sampling: random\n',
  );
  expect({ problems, code }).toEqual({ problems: [], code: 0 });
});
