import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leafDirectives } from '../src/report/leaf-directives.ts';
import { textDirectives } from '../src/report/text-directives.ts';
import { expectGolden } from './golden.ts';
import { StudyCopy } from './study-copy.ts';

const studies = join(import.meta.dirname, 'studies');
const copyOf = (name: string) => new StudyCopy(join(studies, name));

describe.each([
  ['two-waves-in-english', 'report'],
  ['panel-of-shops', 'synthese'],
  ['consent-and-withdrawal', 'synthese'],
  ['coders-and-consensus', 'report'],
  ['nested-codes-and-aliases', 'report'],
  ['answers-in-a-table', 'report'],
  ['every-directive', 'synthese'],
])('%s', (name, report) => {
  test('gives its report and its manifest', async () => {
    const study = copyOf(name);
    const { code, stderr } = await study.run(['report']);
    // Few carers share a role with an anonymous one: small-group.
    // One answer was left blank: empty-answer.
    const warned = ['consent-and-withdrawal', 'answers-in-a-table'].includes(name)
      ? '1 warning: `study check` lists them.\n'
      : '';
    expect({ code, stderr }).toEqual({ code: 0, stderr: warned });
    expectGolden(`studies/${name}.md`, study.read(`reports/out/${report}.md`));
    expectGolden(`studies/${name}.manifest.json`, study.read(`reports/out/${report}.manifest.json`));
  });

  test('has no error', async () => {
    const { stdout, code } = await copyOf(name).run(['check']);
    expect(code, stdout).toBe(0);
  });
});

test('the template with every directive has every directive', () => {
  const template = readFileSync(join(studies, 'every-directive/reports/synthese.md'), 'utf8');
  const missing = [
    ...Object.keys(leafDirectives).filter((name) => !new RegExp(`^::${name}(?:\\{|$)`, 'm').test(template)),
    ...Object.keys(textDirectives).filter((name) => !new RegExp(`:${name}[[{]`).test(template)),
  ];
  expect(missing).toEqual([]);
});

test('a panel counts each case once over its waves', async () => {
  const { n, codes, by } = await copyOf('panel-of-shops').json('stats', '--by', 'wave');
  expect(n).toBe(4);
  expect(codes.map(({ code, k }: { code: string; k: number }) => [code, k])).toEqual([
    ['entraide', 2],
    ['loyer', 2],
  ]);
  expect(
    by.values.map(({ codes: [entraide] }: { codes: { k: number; n: number }[] }) => [entraide?.k, entraide?.n]),
  ).toEqual([
    [2, 3],
    [1, 3],
  ]);
});

test('a machine’s suggestions count for nothing, a consensus for all', async () => {
  const { codes } = await copyOf('coders-and-consensus').json('stats');
  const of = (id: string) => codes.find(({ code }: { code: string }) => code === id);
  expect(of('partage')).toMatchObject({ k: 2, n: 2, unassessed: 1 });
  expect(of('mairie')).toMatchObject({ k: 1, n: 2 });
});

test('twenty-five faults at once are all listed, in order, with their places', async () => {
  const study = copyOf('vingt-cinq-fautes');
  const { stdout, stderr, code } = await study.run(['check']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expectGolden('studies/vingt-cinq-fautes.txt', stdout);
  const lines = stdout.split('\n').filter((line) => /\(\S+\)$/.test(line));
  expect(lines.length).toBeGreaterThanOrEqual(25);
  const places = lines.map((line) => /^(.+?):(\d+):(\d+) (?:error|warning|info) /.exec(line)?.slice(1) ?? []);
  expect(places.every((place) => place.length === 3)).toBe(true);
  const keys = places.map(
    ([file = '', line = '', column = '']) => `${file}\0${line.padStart(6, '0')}\0${column.padStart(6, '0')}`,
  );
  expect(keys).toEqual([...keys].sort());
  expect(stdout).not.toMatch(/^\s+at /m);
});

describe('an anonymous interview', () => {
  const template = `---
title: Chez Odile Marchand
---

::cover{subtitle="Cabinet des Tilleuls"}

::toc{label="Odile Marchand"}

## Odile Marchand au travail

Voir odile-marchand, [le site](https://example.org/odile-marchand "Odile Marchand"), \`Odile\`, *Odile* **Marchand**.

| Qui |
| --- |
| Odile Marchand |

<p title="Odile Marchand">ODILE MARCHAND</p>

:claim[Presque toutes, sauf Odile Marchand,]{code=temps} courent. :count{code=temps except=odile-marchant}

::frequencies{by=interviewee caption="Odile Marchand"}

::sample{group=ville}

::sample{group=organisation columns="case,pseudonym,interviewee,ville,url,date"}

::matrix

::verbatims{code=reconnaissance spread=interviewee}

::verbatim{source=odile-marchand quote="des mots absents de tout cet entretien"}

::verbatim{source=odile-marchant quote="On écoute"}

::theme{code=temps}

::codebook{definitions=yes}

::colophon
`;

  test.each(['report', 'named-everywhere'])('leaves no name in any byte of any output: %s', async (kind) => {
    const study = copyOf('consent-and-withdrawal');
    if (kind === 'named-everywhere') {
      study.write('reports/synthese.md', template);
      study.change('codebook/1-le-metier/temps.md', 'label: Le manque de temps', 'label: Le temps d’Odile Marchand');
    }
    await study.run(['report', '--draft']);
    expect(study.outputs().size).toBeGreaterThanOrEqual(3);
    for (const [path, text] of study.outputs()) {
      const bytes = plain(`${path}\n${text}`);
      // `odile-marchant` is the analyst's slip, not the name.
      for (const name of ['odile marchand', 'odile-marchand', 'odile ', 'marchand', 'tilleuls', 'aubrac', 'tellier']) {
        const at = bytes.indexOf(name);
        expect(at === -1 ? '' : bytes.slice(Math.max(0, at - 80), at + 80), path).toBe('');
      }
      expect(bytes).not.toContain('mon chef');
    }
  });
});

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
