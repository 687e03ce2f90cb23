import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const table =
  'id;Prénom;Contact;secteur;q1\na;Odile;odile@exemple.fr;bois;On s’aide.\nb;Tom;06 12 34 56 78;cuir;On se prête.\n';
const call = ['import', 'r.csv', '--text', 'q1', '--id', 'id', '--columns', 'Prénom,Contact,secteur'];
const files = {
  'study.yaml': 'language: fr\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.\n',
  'corpus/lys.md': '---\nsecteur: bois\n---\n\n**R :** Rien.\n',
  'r.csv': table,
};

test('columns that say who somebody is are warned of on import, by the check and by an export', async () => {
  const folder = temporaryStudy(files);
  const run = (...args: string[]) => runStudy(args, { cwd: folder });
  const imported = await run(...call);
  expect(imported.code).toBe(0);
  expect(imported.stdout).toContain(
    'r.csv:1:1 warning Prénom, Contact: these say who somebody is, and would leave with exports. Before you export, add them to `identifying:` in study.yaml: [Prénom, Contact]. (import-personal)',
  );
  expect(imported.stdout).not.toContain('(personal-variable)');
  const checked = await run('check');
  expect(checked.stdout).toMatch(/a\.md:2:1 warning `Prénom` says who somebody is, of 2 interviews/);
  expect(checked.stdout).toMatch(/a\.md:3:1 warning `Contact`/);
  const exported = await run('export', 'e.json');
  expect(exported.stderr).toContain('`Prénom` says who somebody is');
  expect(exported.stdout).toContain('  2 e-mail addresses and telephone numbers\n');
  const text = readFileSync(join(folder, 'e.json'), 'utf8');
  expect(text).toContain('cuir');
  expect(text).not.toMatch(/odile@|06 12/);
  const team = await run('export', 'f.json', '--full');
  expect(team.stderr).not.toContain('personal-variable');
  expect(readFileSync(join(folder, 'f.json'), 'utf8')).toContain('odile@exemple.fr');
});

test.each([
  ['identifying: [Prénom, Contact]\n', 'listed in `identifying:`'],
  ['consent: named\n', 'of interviews that are named'],
])('nothing is warned of what is %s', async (settings) => {
  const folder = temporaryStudy({ ...files, 'study.yaml': settings });
  const { stdout } = await runStudy(call, { cwd: folder });
  expect(stdout).not.toContain('who somebody is');
  expect((await runStudy(['check'], { cwd: folder })).stdout).not.toContain('personal-variable');
});
