import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../src/commands/main.ts';
import { temporaryStudy } from '../cli.ts';
import { manyWays } from '../coding/codebook-study.ts';
import { expectGolden } from '../golden.ts';
import { StudyCopy } from '../study-copy.ts';

/** The day of every operation, here and in the commands that are started. */
const day = '1709251200';
vi.stubEnv('SOURCE_DATE_EPOCH', day);

class CodebookStudy extends StudyCopy {
  /** Runs the command in this process, which is faster than starting another. */
  async codebook(...args: string[]) {
    return this.here('codebook', ...args);
  }

  async here(...argv: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await main({
      ...{
        argv,
        cwd: this.folder,
        env: { SOURCE_DATE_EPOCH: day },
        stdin: Readable.from([]),
        interrupted: () => {},
      },
      stdout: { write: (text) => out.push(text) },
      stderr: { write: (text) => err.push(text) },
    });
    return { code, stdout: out.join(''), stderr: err.join('') };
  }
}

const study = (files: Readonly<Record<string, string>> = manyWays) => new CodebookStudy(temporaryStudy(files));

const calls: readonly (readonly [string, ...string[]])[] = [
  ['rename', 'rivalite', 'emulation', '--label', 'Émulation', '--coder', 'alice'],
  ['rename-label', 'rename', 'voisins', 'voisinage'],
  ['rename-chapter', 'rename', '--chapter', 'vie', 'quotidien'],
  ['merge', 'rivalite', 'voisins', '--into', 'entraide'],
  ['split', 'entraide', '--into', 'echange=L’échange,don'],
  ['move', 'pret', '--to', 'ou'],
  ['move-theme', 'move', 'rivalite', '--under', 'lieu'],
  ['retire', 'pret', '--asked', '2021'],
  ['add', 'fete', '--under', 'pret', '--label', 'Fêtes : le soir', '--definition', 'Ce que l’on fête.'],
];

describe.each(calls)('study codebook %s', (name, ...rest) => {
  const args = [...(name.includes('-') ? [] : [name]), ...rest, '--reason', 'Parce que : « voilà ».'];

  test('shows what would change, and changes nothing', async () => {
    const copy = study();
    const before = copy.files();
    const { stdout, stderr, code } = await copy.run(['codebook', ...args, '--dry-run']);
    expectGolden(`codebook/${name}.txt`, `$ study codebook ${args.join(' ')} --dry-run\n${stdout}${stderr}`);
    expect(code).toBe(0);
    expect(copy.files()).toEqual(before);
  });

  test('leaves a study without new errors, and is undone', async () => {
    const copy = study();
    const before = copy.files();
    expect(await copy.codebook(...args)).toMatchObject({ code: 0 });
    expect((await copy.here('check')).code).toBe(0);
    expect((await copy.codebook('undo', '--reason', 'Non')).code).toBe(0);
    const after = copy.files();
    expectGolden(`codebook/${name}.history.yaml`, copy.read('codebook/history.yaml'));
    after.delete('codebook/history.yaml');
    expect(after).toEqual(before);
  });
});

describe('a split', () => {
  test('lists the codings, and takes what is decided', async () => {
    const copy = study();
    await copy.codebook('split', 'entraide', '--into', 'echange=L’échange,don', '--reason', 'Deux choses');
    const list = copy.read('codebook/split-entraide.yaml');
    expectGolden('codebook/split-entraide.yaml', list);
    expect((await copy.codebook('split', 'entraide', '--apply')).stderr).toContain('Nothing is decided');
    copy.write(
      'codebook/split-entraide.yaml',
      list.replace('to: []', 'to: [echange, don]').replace('to: []', 'to: [rien]'),
    );
    expect(await copy.codebook('split', 'entraide', '--apply')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('codebook/split-entraide.yaml:19:10 error The codebook has no code « rien »'),
    });
    copy.change('codebook/split-entraide.yaml', 'to: [rien]', 'to: [entraide]');
    const before = copy.files();
    expect((await copy.codebook('split', 'entraide', '--apply')).code).toBe(0);
    expect(copy.read('corpus/2021/a.alice.yaml')).toContain('codes: [echange, don, "pret"]');
    expect(copy.read('codebook/split-entraide.yaml')).not.toContain('On partage');
    expect((await copy.codebook()).stdout).toContain('2 of 2 codings of « entraide » to decide on');
    await copy.codebook('undo');
    const after = copy.files();
    for (const files of [before, after]) files.delete('codebook/history.yaml');
    expect(after).toEqual(before);
  });

  test('says where the list names what is no longer there', async () => {
    const copy = study();
    await copy.codebook('split', 'peur', '--into', 'effroi', '--reason', 'Plus fort');
    copy.change('codebook/split-peur.yaml', 'to: []', 'to: [effroi]');
    copy.change('corpus/2021/a.alice.yaml', '      - peur # vraiment\n', '');
    const { code, stderr } = await copy.codebook('split', 'peur', '--apply');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^codebook\/split-peur\.yaml:7:5 error corpus\/2021\/a\.alice\.yaml has no coding/);
  });
});

test('the story of a code is told with its reasons', async () => {
  const copy = study();
  await copy.codebook('rename', 'rivalite', 'emulation', '--reason', 'Un mot plus doux', '--coder', 'alice');
  await copy.codebook('retire', 'emulation', '--reason', 'Trop rare');
  await copy.codebook('undo', '--reason', 'Pas si rare');
  await copy.codebook('merge', 'emulation', '--into', 'lieu', '--reason', 'Une même chose\nà bien lire');
  const { stdout, code } = await copy.codebook('blame', 'rivalite');
  expect(code).toBe(0);
  expectGolden('codebook/blame.txt', stdout);
  expect(JSON.parse((await copy.codebook('blame', 'rivalite', '--json')).stdout)).toMatchObject({
    code: 'lieu',
    aliases: ['emulation', 'rivalite'],
    coders: ['alice', 'ben'],
    story: [
      { op: 'rename', by: 'alice' },
      { op: 'retire', undone: true },
      { op: 'undo' },
      { op: 'merge', to: ['lieu'] },
    ],
  });
});

describe('what cannot be done is refused, and nothing is written', () => {
  const refusals: [call: string, status: number, message: string, more?: Readonly<Record<string, string>>][] = [
    ['rename pret credit', 2, 'Say why with --reason'],
    ['rename pret --reason x', 2, 'Write `study codebook rename OLD NEW'],
    ['rename pret don --reason x', 2, 'already has a code « don »'],
    ['rename pret partage --reason x', 2, '« partage » is a former id of « entraide »'],
    ['rename pret Été --reason x', 2, 'Write ete.'],
    ['rename prets credit --reason x', 2, 'Did you mean « pret »?'],
    ['merge entraide --into pret --reason x', 2, '« pret » lies below « entraide »'],
    ['merge pret --into pret --reason x', 2, 'at least one other code'],
    ['move entraide --under pret --reason x', 2, 'cannot move into its own part'],
    ['move pret --to nulle-part --reason x', 2, 'no code « nulle-part »'],
    [
      'move lieu --to lieu --reason x',
      2,
      'write --under or --chapter',
      { 'codebook/2-ou/_chapter.md': '---\nid: lieu\n---\n' },
    ],
    ['retire pret --asked 2031 --reason x', 2, 'no wave « 2031 »'],
    ['retire pret --asked 2021;2024 --reason x', 2, 'Join waves with commas: --asked 2021,2024'],
    ['rename pret --label= --reason x', 2, 'The label is empty'],
    ['rename pret credit --into don --reason x', 2, '`study codebook rename` takes no --into'],
    ['--reason x', 2, '`study codebook` takes no --reason'],
    ['undo', 2, 'no change that could be undone'],
    ['blame rien', 2, 'no code « rien »'],
    [
      'rename pret credit --reason x',
      1,
      'corpus/2024/d.ana.yaml:3:1 error',
      { 'corpus/2024/d.md': 'Un mot.\n', 'corpus/2024/d.ana.yaml': 'codings:\n  - quote: Un mot.\n\tcodes: [pret]\n' },
    ],
    [
      'rename pret credit --reason x',
      1,
      'codebook/history.yaml:1:1 error',
      { 'codebook/history.yaml': 'op: rename\n' },
    ],
    [
      'rename pret credit --reason x',
      1,
      'is not written plainly here',
      {
        'corpus/2024/d.md': 'Un mot.\n',
        'corpus/2024/d.ana.yaml': 'codings:\n  - quote: Un mot.\n    codes: ["\\x70ret"]\n',
      },
    ],
  ];

  test.each(refusals)('%s', async (...[call, status, message, more = {}]) => {
    const copy = study({ ...manyWays, ...more });
    const before = copy.files();
    const { code, stdout, stderr } = await copy.codebook(...call.split(' '));
    expect(stderr).toContain(message);
    expect(code).toBe(status);
    if (status === 1) expect(stdout).toContain('Nothing was written');
    expect(copy.files()).toEqual(before);
  });

  test('a coding file in another encoding', async () => {
    const copy = study();
    const latin = Buffer.from('codings:\n  - quote: On prête tout.\n    codes: [pret]\n', 'latin1');
    copy.write('corpus/2021/b.ben.yaml', latin);
    const { code, stderr } = await copy.codebook('rename', 'pret', 'credit', '--reason', 'x');
    expect(code).toBe(1);
    expect(stderr).toContain('corpus/2021/b.ben.yaml:2:17 error This file is not UTF-8');
    expect(readFileSync(join(copy.folder, 'corpus/2021/b.ben.yaml'))).toEqual(latin);
  });

  test('an undo that would leave a coding without its code', async () => {
    const copy = study();
    await copy.codebook('add', 'fete', '--under', 'pret', '--reason', 'Neuf');
    copy.change('corpus/2021/a.alice.yaml', '"pret"]', '"pret", fete]');
    const { code, stderr } = await copy.codebook('undo');
    expect(code).toBe(1);
    expect(stderr).toContain('corpus/2021/a.alice.yaml:3:31 error This coding names the code « fete »');
  });

  test('an undo of places that have changed, unless it may be partial', async () => {
    const copy = study();
    await copy.codebook('rename', 'pret', 'credit', '--reason', 'Plus juste');
    copy.change('corpus/2021/a.alice.yaml', '"credit"', 'lieu');
    const { code, stderr, stdout } = await copy.codebook('undo');
    expect([code, stdout]).toEqual([1, expect.stringContaining('--partial undoes the rest. Nothing was written.')]);
    expect(stderr).toContain('corpus/2021/a.alice.yaml:3:24 error');
    expect((await copy.codebook('undo', '--partial')).stdout).toContain('Left as it is, since it has changed');
    expect(copy.read('corpus/2021/a.alice.yaml')).toContain('codes: [entraide, lieu]');
    expect(copy.read('codebook/1-vie/1-entraide.md')).toBe(manyWays['codebook/1-vie/1-entraide.md']);
  });
});

test('new warnings are shown beside what was done', async () => {
  const copy = study();
  const { stderr, code } = await copy.codebook('merge', 'rivalite', '--into', 'entraide', '--reason', 'Une même chose');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^New warnings:\ncorpus\/2021\/a\.alice\.yaml:\d+:\d+ warning « entraide » stands in `codes`/);
});

test('faults that were there before do not stand in the way, and are said', async () => {
  const copy = study({ ...manyWays, 'reports/s.md': '::theme{code=rien}\n' });
  const { stderr, code } = await copy.codebook('rename', 'pret', 'credit', '--reason', 'x');
  expect(code).toBe(1);
  expect(stderr).toContain('1 error was there before');
  expect(copy.read('codebook/1-vie/1-entraide.md')).toContain('id: credit');
});

describe('a report', () => {
  const files = {
    ...{ 'study.yaml': 'language: fr\n', 'codebook/1-vie/aide.md': '---\nid: aide\n---\n' },
    ...{ 'codebook/1-vie/don.md': '---\nid: don\n---\n', 'codebook/1-vie/peur.md': '---\nid: peur\n---\n' },
    ...Object.fromEntries(
      ['a', 'b', 'c', 'd'].flatMap((name, i) => [
        [`corpus/${name}.md`, '**R :** Un mot.\n'],
        [`corpus/${name}.alice.yaml`, `codings:\n  - { quote: Un mot., codes: [${i === 0 ? 'aide' : 'don'}] }\n`],
      ]),
    ),
    'reports/r.md': ':claim[Une minorité des cas]{code=aide} aide.\n',
  };

  test('that no longer holds lets the change and its undo pass, and is told', async () => {
    const copy = study(files);
    expect((await copy.here('check')).code).toBe(0);
    const { code, stdout, stderr } = await copy.codebook('merge', 'don', '--into', 'aide', '--reason', 'Un seul geste');
    expect([code, stdout]).toEqual([1, expect.stringContaining('« don » merged into « aide ».')]);
    expect(stderr).toMatch(/^Sentences to rewrite:\nreports\/r\.md:1:\d+ error .*\(claim-fails\)\n$/);
    copy.change('reports/r.md', 'Une minorité des cas', 'Tous');
    expect((await copy.here('check')).code).toBe(0);
    expect((await copy.codebook('undo')).stderr).toContain('Sentences to rewrite:');
    expect(copy.read('corpus/b.alice.yaml')).toBe(files['corpus/b.alice.yaml' as keyof typeof files]);
  });

  test('is told apart from other problems in JSON', async () => {
    const copy = study(files);
    const { stdout } = await copy.codebook('merge', 'don', '--into', 'aide', '--reason', 'x', '--json');
    const { done, sentences, warnings } = JSON.parse(stdout);
    expect([done, sentences.map(({ rule }: { rule: string }) => rule), warnings]).toEqual([true, ['claim-fails'], []]);
  });

  test('is no reason to hide that a claim was false before', async () => {
    const copy = study({ ...files, 'reports/r.md': ':claim[Tous]{code=aide}\n' });
    const { stderr } = await copy.codebook('retire', 'peur', '--reason', 'x');
    expect(stderr).toBe('1 error was there before: `study check` lists them.\n');
  });
});

test('a split without codings has nothing to apply, and records nothing', async () => {
  const copy = study();
  await copy.codebook('split', 'ville', '--into', 'bourg', '--reason', 'x');
  copy.write('codebook/split-ville.yaml', 'split: ville\ninto: [bourg]\ncodings: []\n');
  const before = copy.files();
  expect(await copy.codebook('split', 'ville', '--apply')).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('There is nothing to apply') },
  });
  expect(copy.files()).toEqual(before);
});

describe('the order of the themes after a rename', () => {
  const theme = (id: string) => `---\nid: ${id}\nlabel: ${id}\n---\nCe que c’est.\n`;
  const renamed = async (names: Readonly<Record<string, string>>, id: string) => {
    const files = Object.entries(names).map(([name, own]) => [`codebook/1-vie/${name}.md`, theme(own)]);
    const copy = study({ ...Object.fromEntries(files), 'corpus/README.md': '' });
    return (await copy.codebook('rename', 'aide', id, '--reason', 'x')).stdout;
  };

  test('is told where it changes, and only there', async () => {
    const names = { aide: 'aide', peur: 'peur', temps: 'temps' };
    expect(await renamed(names, 'soutien')).toMatch(
      / {2}moved from codebook\/1-vie\/aide\.md to codebook\/1-vie\/soutien\.md\nThe order of the themes changes with the name of the file: « soutien » comes after « peur » in its chapter\. `order:` in the files of themes sets another\.\n/,
    );
    expect(await renamed(names, 'entraide')).not.toContain('order');
    expect(await renamed({ faim: 'faim', peur: 'aide' }, 'soutien')).not.toContain('order');
  });

  test('stays where the name of the file begins with a number, which it keeps', async () => {
    const stdout = await renamed({ '1-temps': 'temps', '2-aide': 'aide', '3-peur': 'peur' }, 'zele');
    expect(stdout).toContain('moved from codebook/1-vie/2-aide.md to codebook/1-vie/2-zele.md\n');
    expect(stdout).not.toContain('order');
  });
});
