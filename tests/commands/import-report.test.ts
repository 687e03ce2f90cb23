import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { docxFile, p, table } from '../exchange/office-files.ts';
import { expectValid } from '../valid-json.ts';

vi.setConfig({ testTimeout: 60_000 });

const said = {
  quay: 'On met les gens ensemble sur le quai, et le reste vient tout seul avec le temps.',
  winter: 'L’hiver dernier nous avons tenu trois semaines sans une seule commande, et personne n’est parti.',
  hidden: 'Je ne voulais pas que mon nom paraisse, mais je le dirai quand même ici.',
};
const base = {
  'study.yaml': 'language: fr\nconsent: named\nattribution: "({organisation|pseudonym})"\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide entre pairs\naliases: [solidarite]\n---\n\nS’aider.\n',
  'codebook/1-vie/crise.md': '---\nid: crise\nlabel: Tenir la crise\n---\n\nTenir.\n',
  'corpus/forge.md': `---\norganisation: La Forge\n---\n\n**Q :** Quoi ?\n\n**R :** ${said.quay}\n\n**R :** ${said.winter}\n`,
  'corpus/anon.md': `---\nconsent: anonymous\npseudonym: E07\ninterviewee: Jeanne Tallec\n---\n\n**Q :** Et vous ?\n\n**R :** ${said.hidden}\n`,
};
const style = (name: string) => `<w:pPr><w:pStyle w:val="${name}"/></w:pPr>`;
const styles = `<w:styles>${[
  ['Titre', 'Title'],
  ['Titre1', 'heading 1'],
  ['Titre2', 'heading 2'],
  ['Citation', 'Quote'],
  ['TM1', 'toc 1'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')}</w:styles>`;
const numbering =
  '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
const item = (level: number) => `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr></w:pPr>`;
const note =
  '<w:p><w:r><w:t>Une phrase</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>';
const report = docxFile(
  [
    p('Ce que disent les *ports*', style('Titre')),
    p('1. La vie', style('Titre1')),
    p('Sommaire … 3', style('TM1')),
    p('1.1 Entraide entre pairs', style('Titre2')),
    p('Les gens **se tiennent** ; 3 * 4 font douze_, :count{code=x} aussi.'),
    p(said.quay, style('Citation')),
    p('(La Forge)', style('Citation')),
    p(`Un membre raconte : « ${said.winter} » (atelier du nord)`),
    p('Solidarité', style('Titre2')),
    p(`Il y a, dit-on, « ${said.quay.slice(0, 55)} », et cela suffit.`),
    p('Ambiance', style('Titre2')),
    `<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>${said.hidden}</w:t></w:r><w:r><w:t xml:space="preserve"> (Jeanne Tallec)</w:t></w:r></w:p>`,
    p(
      'L’hiver dernier nous avons tenu quatre semaines sans une seule commande, et personne n’est parti.',
      style('Citation'),
    ),
    p('Personne n’a jamais dit une chose pareille à propos des bateaux rouges.', style('Citation')),
    p('un', item(0)),
    p('un et demi', item(1)),
    p('deux', item(0)),
    table([
      ['A', 'B|C'],
      ['1', ''],
    ]),
    note,
  ].join(''),
  {
    styles,
    numbering,
    footnotes: `<w:footnotes><w:footnote w:id="2">${p('Voir <plus> loin.'.replace(/</g, '&lt;'))}</w:footnote></w:footnotes>`,
  },
);
const template = `# Ce que disent les \\*ports\\*

## 1. La vie

::toc

### 1.1 Entraide entre pairs

Les gens **se tiennent** ; 3 * 4 font douze\\_, \\:count{code=x} aussi.

::verbatim{source=forge quote="${said.quay}"}

Un membre raconte :

::verbatim{source=forge quote="${said.winter}" attribution="(atelier du nord)"}

### Solidarité

Il y a, dit-on, « ${said.quay.slice(0, 55)} », et cela suffit.

### Ambiance

::verbatim{source=anon quote="${said.hidden}"}

> L’hiver dernier nous avons tenu quatre semaines sans une seule commande, et personne n’est parti.
>
> Personne n’a jamais dit une chose pareille à propos des bateaux rouges.

1. un
   - un et demi
2. deux

| A | B\\|C |
| --- | --- |
| 1 |  |

Une phrase[^1].

[^1]: Voir \\<plus> loin.
`;

test('a finished report of Word becomes a template whose quotations are the interviews’; it composes', async () => {
  const cwd = temporaryStudy({ ...base, 'Synthèse finale.docx': Buffer.from(report) });
  const dry = await runStudy(['import', '--report', 'Synthèse finale.docx', '--dry-run'], { cwd });
  expect(dry.stdout).toContain('would write reports/synthese-finale.md');
  expect(existsSync(join(cwd, 'reports/synthese-finale.md'))).toBe(false);
  const { stdout, code, stderr } = await runStudy(['import', '--report', 'Synthèse finale.docx'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('error') });
  expect(readFileSync(join(cwd, 'reports/synthese-finale.md'), 'utf8')).toBe(template);
  expect(stdout).toContain('3 quotations became ::verbatim, 1 found within the prose, 2 not taken.');
  expect(stdout).toMatch(
    /synthese-finale\.md:25:3 warning « L’hiver dernier.* The nearest, 9\d % alike, is forge: « L’hiver dernier nous avons tenu trois/,
  );
  expect(stdout).toContain('No interview says « Personne n’a jamais dit');
  expect(stdout).not.toContain('Tallec');
  const composed = await runStudy(['report', 'synthese-finale', '--format', 'md'], { cwd });
  expect(composed.stdout).not.toContain('verbatim-not-found');
  expect(readFileSync(join(cwd, 'reports/out/synthese-finale.md'), 'utf8')).toContain('(atelier du nord)');
});

test('with --codings the quotations are codings of a person under their headings’ codes; headings of no code are listed', async () => {
  const cwd = temporaryStudy({ ...base, 'r.docx': Buffer.from(report) });
  const call = ['import', '--report', 'r.docx', '--codings', 'alice', '--json'];
  const { stdout } = await runStudy([...call, '--name', 'a'], { cwd });
  expectValid('import-report.json', stdout);
  const { codings, outputs, problems, templates } = JSON.parse(stdout);
  expect(codings).toEqual({ added: 3, extended: 0, known: 0 });
  expect(outputs).toEqual(['reports/a.md', 'corpus/forge.alice.yaml']);
  expect(templates[0].quotes.map(({ outcome, code }: { outcome: string; code: string }) => [outcome, code])).toEqual([
    ['verbatim', 'entraide'],
    ['verbatim', 'entraide'],
    ['prose', 'entraide'],
    ['verbatim', null],
    ['misquoted', null],
    ['unknown', null],
  ]);
  expect(problems.filter(({ rule }: { rule: string }) => rule === 'import-heading')).toMatchObject([
    { file: 'reports/a.md', message: expect.stringContaining('« Ambiance »') },
  ]);
  const written = readFileSync(join(cwd, 'corpus/forge.alice.yaml'), 'utf8');
  expect(written).toContain('status: partial');
  const again = await runStudy([...call, '--name', 'b'], { cwd });
  expect(JSON.parse(again.stdout).codings).toEqual({ added: 0, extended: 0, known: 3 });
  expect(readFileSync(join(cwd, 'corpus/forge.alice.yaml'), 'utf8')).toBe(written);
});

test('a report in Markdown keeps every byte but its quotations; a template is never written over', async () => {
  const text = `---\ntitle: Bilan\n---\n\n## Tenir la crise\n\n*Texte*  à   garder.\n\n« ${said.winter} »\n\n— La Forge\n\nFin.\n`;
  const cwd = temporaryStudy({ ...base, 'bilan.md': text });
  const { code } = await runStudy(['import', '--report', 'bilan.md'], { cwd });
  expect(code).toBe(0);
  const written = readFileSync(join(cwd, 'reports/bilan.md'), 'utf8');
  expect(written).toBe(text.replace(/« [\s\S]*La Forge/, `::verbatim{source=forge quote="${said.winter}"}`));
  const again = await runStudy(['import', '--report', 'bilan.md'], { cwd });
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('it is not written over') });
  expect(readFileSync(join(cwd, 'reports/bilan.md'), 'utf8')).toBe(written);
});

test.each([
  [['rien.docx', '--report'], 2, 'There is no file rien.docx.'],
  [['faux.docx', '--report'], 1, 'It is no Office file, or damaged.'],
  [['t.csv', '--report'], 2, 't.csv is no report that can be read'],
  [['faux.docx', '--report', '--wave', '2024'], 2, '`study import --report` takes no --wave'],
  [['faux.docx', '--name', 'x'], 2, '`--name` and `--codings` are of reports'],
  [['faux.docx', '--report', '--name', 'out/x'], 2, 'is no name of a template'],
])('%j is refused', async (args, code, message) => {
  const cwd = temporaryStudy({ ...base, 'faux.docx': 'rien', 't.csv': 'a' });
  const run = await runStudy(['import', ...args], { cwd });
  expect(run.code).toBe(code);
  expect(run.stdout + run.stderr).toContain(message);
  expect(existsSync(join(cwd, 'reports'))).toBe(false);
});
