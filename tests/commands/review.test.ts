import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const files = {
  'study.yaml': 'title: Le lavoir\ninterviewers: [Q]\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nsubthemes:\n  - id: pret\n    label: Prêt\n---\n\nS’aider entre voisins.\n\n## Exclure\n\nCe qui est payé.\n',
  'codebook/1-vie/bruit.md': '---\nid: bruit\nlabel: Bruit\n---\n\nCe qui s’entend.\n',
  'corpus/lavoir.md': [
    '---\npseudonym: E07\norganisation: Lavoir des Ormes\n---\n',
    '**Q :** Comment vivez-vous ici ?\n',
    '**R :** Au Lavoir des Ormes on se prête les outils : c’est simple.\n',
    'Le soir, on entend tout.\n',
    '**Q :** Et l’hiver ?\n',
    '**R :** L’hiver, chacun chez soi.\n',
  ].join('\n'),
  'corpus/lavoir.rules.yaml': [
    '# suggestions',
    'codings:',
    '  - quote: |',
    '      Au Lavoir des Ormes on se prête les outils : c’est simple.',
    '    codes: [entraide]',
    '    status: suggested',
    '    confidence: 0.9',
    '    because: « prête »',
    '  - quote: Le soir, on entend tout.',
    '    codes: [bruit]',
    '    status: suggested',
    '    confidence: 0.6',
    '  - quote: L’hiver, chacun chez soi.',
    '    codes: [entraide]',
    '    status: suggested',
    '',
  ].join('\n'),
};

const alice = 'corpus/lavoir.alice.yaml';
const rules = 'corpus/lavoir.rules.yaml';
const withAlice = (text: string) => ({ ...files, [alice]: text });

function study(own: Readonly<Record<string, string>> = withAlice('# mes codages\ncodings: []\n')) {
  const folder = temporaryStudy(own);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8').replace(/\n {4}date: \d{4}-\d\d-\d\d$/gm, '');
  return {
    folder,
    read,
    has: (path: string) => existsSync(join(folder, path)),
    run: (args: readonly string[], input = '') => runStudy(['review', ...args], { cwd: folder, input }),
    async check() {
      const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
      return JSON.parse(stdout).problems.filter(({ severity }: { severity: string }) => severity === 'error');
    },
    async json(...args: string[]) {
      const { stdout, stderr } = await runStudy(['review', ...args, '--json'], { cwd: folder });
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    },
  };
}

const one = (answer: string) => `${answer}\nq\n`;
const flat = (text: string) => text.replace(/\s+/g, ' ');
const bySource = ['--by', 'source'];

describe('a session', () => {
  test('shows the question, the passage, the code with its reason and definition, and masks names', async () => {
    const { run } = study();
    const { stdout, code, stderr } = await run(bySource, one('d'));
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain('3 suggestions for 3 passages, by interview; what you accept becomes alice’s.');
    expect(stdout).toMatch(/── 1\/3 · E07 · R ─+\n\n\? Comment vivez-vous ici \?\n\n {2}│ Au \[E07\] on se prête/);
    expect(stdout).toContain('    Le soir, on entend tout.');
    expect(stdout).toContain('  Entraide (entraide)\n  rules, confidence 0.90: « prête »\n  S’aider entre voisins.');
    expect(stdout).toContain('Exclude:\n  Ce qui est payé.');
    expect(stdout).not.toMatch(/Ormes/);
    for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  test('accept: the code is the person’s, with its origin; every other byte stays', async () => {
    const { run, read, check } = study();
    await run(bySource, one('a'));
    expect(read(alice)).toBe(
      '# mes codages\ncodings:\n  - quote: |\n      Au Lavoir des Ormes on se prête les outils : c’est simple.\n    codes: [entraide]\n    at: 43\n    from: rules\n',
    );
    expect(read(rules)).toBe(files[rules].replace('status: suggested', 'status: accepted'));
    expect(await check()).toEqual([]);
  });

  test('accept where the person has coded these words: an entry that says where the code came from', async () => {
    const before = 'codings:\n  - quote: Le soir, on entend tout.\n    codes: [entraide] # oui\n    memo: à revoir\n';
    const { run, read, check } = study(withAlice(before));
    const { stdout } = await run(['--code', 'bruit'], one('a'));
    expect(stdout).toContain('You have coded these words: entraide.');
    expect(read(alice).startsWith(before)).toBe(true);
    expect(read(alice).slice(before.length)).toMatch(
      /^ {2}- quote: [|]\n {6}Le soir, on entend tout\.\n {4}codes: \[bruit\]\n {4}at: 103\n(?: {4}date: .*\n)? {4}from: rules\n/,
    );
    expect(await check()).toEqual([]);
  });

  test('reject: remembered, and nothing of it is the person’s', async () => {
    const { run, read, json } = study();
    await run(bySource, one('r'));
    expect(read(alice)).toBe('# mes codages\ncodings: []\n');
    expect(read(rules)).toBe(files[rules].replace('status: suggested', 'status: rejected'));
    expect((await json()).queue).toHaveLength(2);
  });

  test('against: the passage speaks against the code', async () => {
    const { run, read, check } = study();
    await run(bySource, one('g'));
    expect(read(alice)).toContain('    against: [entraide]\n    at: 43\n    from: rules\n');
    expect(read(rules)).toContain('status: rejected');
    expect(await check()).toEqual([]);
  });

  test('change: other codes, by their ids or how they begin; a wrong one is asked again', async () => {
    const { run, read, check } = study();
    const { stdout } = await run(bySource, 'c\n?br\nbrui, entraidde\nbrui pret\nq\n');
    expect(stdout).toContain('bruit  Bruit');
    expect(stdout).toContain('no code « entraidde ». Did you mean « entraide »?');
    expect(stdout).toContain('0 accepted, 1 changed');
    expect(read(alice)).toContain('    codes: [bruit, pret]\n    at: 43\n');
    expect(read(alice)).not.toContain('from:');
    expect(read(rules)).toBe(files[rules].replace('status: suggested', 'status: rejected'));
    expect(await check()).toEqual([]);
  });

  test('change, and back', async () => {
    const { run, read } = study();
    await run(bySource, 'c\n\nr\n');
    expect(read(rules)).toBe(files[rules].replace('status: suggested', 'status: rejected'));
  });

  test('skip: asked again another time', async () => {
    const { run, read, json } = study();
    const { stdout } = await run(bySource, 's\ns\ns\n');
    expect(stdout).toContain('0 accepted, 0 changed, 0 against, 0 rejected; 3 left.');
    expect(read(rules)).toBe(files[rules]);
    expect((await json()).queue).toHaveLength(3);
  });

  test.each([
    ['an accepted one', 'a\nu\nq\n'],
    ['a rejected one', 'r\nu\n'],
    ['a changed one', 'c\nbruit\nu\n'],
    ['several, and skipped ones between', 'a\ns\na\nu\nu\nu\nu\nq\n'],
  ])('undo: %s, byte by byte', async (_, input) => {
    const { run, read } = study();
    await run(bySource, input);
    expect(read(alice)).toBe('# mes codages\ncodings: []\n');
    expect(read(rules)).toBe(files[rules]);
  });

  test('undo takes away the file that was made', async () => {
    const { run, has, read } = study(files);
    const { stdout } = await run([...bySource, '--coder', 'bruno'], 'a\nu\nq\n');
    expect(has('corpus/lavoir.bruno.yaml')).toBe(false);
    expect(read(rules)).toBe(files[rules]);
    expect(stdout).not.toContain('status: partial');
  });

  test('after undo the answer can be another', async () => {
    const { run, read } = study();
    await run(bySource, 'a\nu\nr\n');
    expect(read(alice)).toBe('# mes codages\ncodings: []\n');
    expect(read(rules)).toBe(files[rules].replace('status: suggested', 'status: rejected'));
  });

  test.each([
    ['the end of the input', 'a\n'],
    ['quit', 'a\nq\na\na\n'],
  ])('%s: nothing is lost, the next session goes on', async (_, input) => {
    const { run, read, check } = study();
    const first = await run(bySource, input);
    expect(first.stdout).toContain('1 accepted, 0 changed, 0 against, 0 rejected; 2 left.\nEverything is saved');
    const next = await run(bySource, 'a\nr\n');
    expect(next.stdout).toContain('2 suggestions for 2 passages');
    expect(next.stdout).toContain('1 accepted, 0 changed, 0 against, 1 rejected; 0 left.');
    expect(read(rules).match(/status: \w+/g)).toEqual(['status: accepted', 'status: accepted', 'status: rejected']);
    const last = await run(bySource);
    expect(last.stdout).toContain('Nothing is left to review here. In the whole study: 2 accepted, 1 rejected.');
    expect(await check()).toEqual([]);
  });

  test('a file made anew is partial, and says so once', async () => {
    const { run, read, check } = study(files);
    const { stdout } = await run([...bySource, '--coder', 'bruno'], 'a\na\na\n');
    expect(read('corpus/lavoir.bruno.yaml')).toMatch(/^status: partial\ncodings:\n {2}- quote: \|/);
    expect(stdout.match(/status: partial/g)).toHaveLength(1);
    expect(await check()).toEqual([]);
  });

  test('CRLF stays', async () => {
    const crlf = files[rules].replaceAll('\n', '\r\n');
    const { run, read } = study({ ...withAlice('codings: []\r\n'), [rules]: crlf });
    await run(bySource, 'a\nr\n');
    expect(read(rules).replaceAll('\r\n', '')).not.toContain('\n');
    expect(read(alice).replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('another key is explained', async () => {
    const { run, read } = study();
    const { stdout } = await run(bySource, 'x\nq\n');
    expect(stdout).toContain('Answer with the letter in brackets.');
    expect(read(rules)).toBe(files[rules]);
  });
});

describe('what is asked', () => {
  test.each([
    ['useful', ['entraide', 'bruit', 'entraide'], ['L’hiver', 'Le soir', 'Au [E07]']],
    ['source', ['entraide', 'bruit', 'entraide'], ['Au [E07]', 'Le soir', 'L’hiver']],
    ['code', ['entraide', 'entraide', 'bruit'], ['Au [E07]', 'L’hiver', 'Le soir']],
    ['confidence', ['entraide', 'bruit', 'entraide'], ['Au [E07]', 'Le soir', 'L’hiver']],
  ])('--by %s', async (by, codes, texts) => {
    const own = { ...files, 'codebook/1-vie/bruit.md': '---\nid: bruit\nlabel: Bruit\norder: 9\n---\nLe bruit.\n' };
    own['codebook/1-vie/entraide.md'] = own['codebook/1-vie/entraide.md'].replace('label', 'order: 1\nlabel');
    const { queue } = await study({ ...own, [alice]: 'codings: []\n' }).json('--by', by);
    expect(queue.map((entry: { codes: string[] }) => entry.codes[0])).toEqual(codes);
    for (const [index, { text }] of queue.entries()) expect(text).toContain(texts[index]);
  });

  test('what the coder has coded there is not', async () => {
    const own = withAlice('codings:\n  - quote: se prête les outils\n    codes: [pret]\n');
    const { queue, known } = await study(own).json();
    expect([queue.length, known]).toEqual([2, 1]);
  });

  test('--machine, --code with those below it, sources', async () => {
    const { json } = study();
    expect((await json('--machine', 'model')).queue).toEqual([]);
    expect((await json('--code', 'bruit')).queue).toHaveLength(1);
    expect((await json('E07')).queue).toHaveLength(3);
    expect((await json('--source', 'lavoir')).queue).toHaveLength(3);
  });

  test('an interview without consent is shown to the one who codes it, not in a document', async () => {
    const own = { ...withAlice('codings: []\n') };
    own['corpus/lavoir.md'] = own['corpus/lavoir.md'].replace('pseudonym', 'consent: none\npseudonym');
    const { json, run } = study(own);
    expect((await json()).queue.map(({ text }: { text: null }) => text)).toEqual([null, null, null]);
    expect((await run(bySource, 'q\n')).stdout).toContain('Au [E07] on se prête');
  });

  test('what was taken back is not', async () => {
    const own = { ...withAlice('codings: []\n') };
    own['corpus/lavoir.md'] = own['corpus/lavoir.md'].replace(
      'pseudonym',
      'withdrawn: ["Le soir, on entend tout."]\npseudonym',
    );
    const { json, run } = study(own);
    expect((await json()).queue).toHaveLength(2);
    expect((await run(bySource, 'q\n')).stdout).not.toContain('on entend tout');
  });
});

describe('--accept', () => {
  test('takes over what is sure enough, and says how often such ones were right', async () => {
    const { run, read, check } = study();
    await run(['--code', 'bruit'], 'a\n');
    const { stdout, code } = await run(['--accept', '0.6']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Entraide +1 +1 +not known/);
    expect(stdout).toContain('1 without a confidence');
    expect(read(alice).match(/from: rules/g)).toHaveLength(2);
    expect(read(rules).match(/status: accepted\n {4}review: batch|status: accepted/g)).toHaveLength(2);
    expect(read(rules)).toMatch(/confidence: 0\.9\n {4}because: « prête »\n {4}review: batch/);
    expect(await check()).toEqual([]);
  });

  test('counts only what a person saw as right so far', async () => {
    const more = `${files[rules]}  - quote: chacun chez soi\n    codes: [bruit]\n    status: suggested\n    confidence: 0.7\n`;
    const { run, json } = study({ ...withAlice('codings: []\n'), [rules]: more });
    await run(['--by', 'source', '--code', 'bruit'], 'a\n');
    const { codes } = await json('--accept', '0.5', '--code', 'bruit', '--dry-run');
    expect(codes).toMatchObject([{ code: 'bruit', accepted: 1, left: 0, reviewed: { k: 1, n: 1, share: 1 } }]);
  });

  test('where nothing can be learned, says so', async () => {
    const { [rules]: suggested, ...own } = files;
    const { json } = study({ ...own, [alice]: 'codings: []\n', 'corpus/lavoir.model.yaml': suggested });
    const { codes } = await json('--accept', '0.8', '--dry-run');
    expect(codes).toMatchObject([{ heldOut: { k: 0, n: 0, share: null } }]);
    expect(codes[0].heldOut.reason).toContain('too little is coded');
  });

  test('--dry-run shows the changes and writes nothing', async () => {
    const { run, read } = study();
    const { stdout } = await run(['--accept', '0.5', '--dry-run']);
    expect(stdout).toContain(`would change ${alice}`);
    expect([read(alice), read(rules)]).toEqual(['# mes codages\ncodings: []\n', files[rules]]);
  });

  test('one entry for a passage with several codes', async () => {
    const more = `${files[rules]}  - quote: Le soir, on entend tout.\n    codes: [entraide]\n    confidence: 0.8\n`;
    const { run, read } = study({ ...withAlice('codings: []\n'), [rules]: more });
    await run(['--accept', '0.5']);
    expect(read(alice)).toMatch(/Le soir, on entend tout\.\n {4}codes: \[(?:bruit, entraide|entraide, bruit)\]/);
    expect(read(alice).match(/quote/g)).toHaveLength(2);
  });
});

describe('--blind', () => {
  test('asks for codes first, then shows what was not given; both are counted apart', async () => {
    const { run, read, check } = study();
    const blind = await run([...bySource, '--blind', '100%'], 'pret\n\na\ns\n');
    const [before = ''] = blind.stdout.split('Blind: your codes here');
    expect(before).not.toContain('S’aider');
    expect(blind.stdout).toContain('Of 1 suggested here you gave 1.');
    expect(blind.stdout).toContain('You read this passage without seeing the suggestion.');
    expect(flat(blind.stdout)).toContain('0 of 0 suggestions accepted where they were seen, 1 of 2 given where');
    expect(read(alice)).toMatch(/codes: \[pret\]\n {4}at: 43\n {2}- quote: .*\n? +Le soir[^\n]*\n {4}codes: \[bruit\]/);
    expect(read(rules)).toMatch(/review: found/);
    expect(read(rules)).toMatch(/status: accepted\n {4}confidence: 0\.6\n {4}review: missed/);
    expect(await check()).toEqual([]);
    const next = await run([...bySource, '--blind', '100%'], '\nr\n');
    expect(flat(next.stdout)).toContain('0 of 0 suggestions accepted where they were seen, 1 of 3 given where');
  });

  test('undo takes a blind reading back, byte by byte', async () => {
    const { run, read } = study();
    await run([...bySource, '--blind', '1'], 'pret\nu\nq\n');
    expect([read(alice), read(rules)]).toEqual(['# mes codages\ncodings: []\n', files[rules]]);
  });

  test('the same passages in every session; those of a tenth are among those of a half', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `Phrase numéro ${n} du soir.`);
    const own = {
      ...withAlice('codings: []\n'),
      'corpus/lavoir.md': `${many.join('\n\n')}\n`,
      [rules]: `codings:\n${many.map((text) => `  - quote: ${text}\n    codes: [bruit]\n`).join('')}`,
    };
    const { json } = study(own);
    const blindIn = async (share: string) =>
      (await json('--blind', share)).queue
        .filter(({ blind }: { blind: boolean }) => blind)
        .map(({ start }: { start: number }) => start);
    const [tenth, half] = [await blindIn('10%'), await blindIn('0.5')];
    expect(tenth.length).toBeGreaterThan(0);
    expect(tenth.length).toBeLessThan(15);
    expect(half.length).toBeGreaterThan(20);
    expect(half).toEqual(expect.arrayContaining(tenth));
    expect(await blindIn('10%')).toEqual(tenth);
  });

  test('hides codes and reasons in a list, too', async () => {
    const { queue } = await study().json('--blind', '100%');
    expect(queue[0]).toMatchObject({ blind: true, codes: [], because: null, confidence: null });
  });
});

describe('what is refused', () => {
  const twoCoders = { ...withAlice('codings: []\n'), 'corpus/lavoir.bruno.yaml': 'codings: []\n' };
  test.each([
    ['several persons', twoCoders, [], /Say who codes: --coder NAME \(alice, bruno have coded here\)/],
    ['nobody yet', files, [], /Say who codes: --coder NAME\./],
    ['a machine as coder', files, ['--coder', 'rules'], /this is a machine's name/],
    ['a name that is none', files, ['--coder', 'Élodie B.'], /lower-case letters/],
    ['an unknown order', files, ['--by', 'hasard'], /Known: useful, code, source, confidence/],
    ['an unknown machine', files, ['--machine', 'gpt'], /Known: rules, model/],
    ['a confidence of 80', files, ['--accept', '80'], /from 0 to 1/],
    ['a share of nothing', files, ['--blind', '0%'], /leave the option out/],
    ['blind and without asking', files, ['--blind', '10%', '--accept', '0.8'], /use one of them/],
    ['an unknown code', files, ['--code', 'bruits'], /Did you mean « bruit »/],
    ['an unknown source', files, ['lavoirs'], /Did you mean « lavoir »/],
  ])('%s', async (_, own, args, message) => {
    const { stdout, stderr, code } = await study(own).run(args);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a coder nobody knows yet is said to be new', async () => {
    const { stdout } = await study().run(['--coder', 'alicee'], 'q\n');
    expect(stdout).toContain('alicee has not coded in this study before (alice has): new files will be made.');
  });

  test('the consensus is nobody’s own: it is not reviewed into, named or not', async () => {
    const own = { ...files, 'corpus/lavoir.consensus.yaml': 'codings: []\n' };
    expect((await study(own).run([])).code).toBe(2);
    const { run, read } = study(own);
    const { code, stderr } = await run(['--coder', 'consensus', ...bySource], 'a\n');
    expect([code, stderr]).toEqual([2, expect.stringContaining('what coders settle together (`study reconcile`)')]);
    expect(read('corpus/lavoir.consensus.yaml')).toBe('codings: []\n');
  });

  test('no suggestions: what makes them', async () => {
    const { [rules]: _, ...own } = withAlice('codings: []\n');
    const { stdout, code } = await study(own as Record<string, string>).run([]);
    expect(stdout).toContain('There are no suggestions to review. `study code --rules` makes them');
    expect(code).toBe(0);
  });

  test('a broken file of the coder: its interview waits', async () => {
    const { run, read } = study(withAlice('codings: [\n'));
    const { stdout, stderr, code } = await run(['--coder', 'alice'], 'a\n');
    expect(stdout).toContain(`${alice} cannot be changed as it is: its interview waits.`);
    expect(stderr).toContain('error');
    expect([code, read(alice), read(rules)]).toEqual([1, 'codings: [\n', files[rules]]);
  });

  test('a broken file of a machine: its fault is said', async () => {
    const { run } = study({ ...withAlice('codings: []\n'), [rules]: 'codings: [\n' });
    const { stderr, code } = await run([]);
    expect(stderr).toContain(rules);
    expect(code).toBe(1);
  });
});

test('a file edited while the question stands is read again, and its edit stays', async () => {
  const { folder, read } = study();
  const { openTerminal, reviewWith } = await import('./review-by-hand.ts');
  const edits = [
    () => {
      writeFileSync(
        join(folder, alice),
        '# mes codages, revus\ncodings:\n  - quote: Le soir, on entend tout.\n    codes: [pret]\n',
      );
      return 'a';
    },
    () => {
      writeFileSync(join(folder, rules), read(rules).replace('confidence: 0.6', 'confidence: 0.7'));
      return 'a';
    },
    () => 'u',
    () => 'q',
  ];
  const said = await reviewWith(folder, openTerminal(edits));
  expect(said).not.toContain('undefined');
  expect(read(alice)).toBe(
    '# mes codages, revus\ncodings:\n  - quote: Le soir, on entend tout.\n    codes: [pret]\n  - quote: |\n      Au Lavoir des Ormes on se prête les outils : c’est simple.\n    codes: [entraide]\n    at: 43\n    from: rules\n',
  );
  expect(read(rules)).toContain('confidence: 0.7');
});

test('a suggestion decided elsewhere meanwhile is not decided twice', async () => {
  const { folder, read } = study();
  const { openTerminal, reviewWith } = await import('./review-by-hand.ts');
  const decided = files[rules].replace('status: suggested', 'status: rejected');
  const said = await reviewWith(
    folder,
    openTerminal([
      () => {
        writeFileSync(join(folder, rules), decided);
        return 'a';
      },
      () => 'q',
    ]),
  );
  expect(said).toContain('decided or changed meanwhile');
  expect([read(alice), read(rules)]).toEqual(['# mes codages\ncodings: []\n', decided]);
});

test('what was edited after a decision is not taken back', async () => {
  const { folder, read } = study();
  const { openTerminal, reviewWith } = await import('./review-by-hand.ts');
  const said = await reviewWith(
    folder,
    openTerminal([
      () => 'a',
      () => {
        writeFileSync(join(folder, alice), `${read(alice)}# vu\n`);
        return 'u';
      },
      () => 'q',
    ]),
  );
  expect(said).toContain(`${alice} was edited since: that decision cannot be taken back here.`);
  expect(read(alice)).toMatch(/from: rules\n# vu\n$/);
});
