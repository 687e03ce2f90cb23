import { describe, expect, test } from 'vitest';
import { mergeCodes } from '../../src/coding/merge-codes.ts';
import { moveCode } from '../../src/coding/move-code.ts';
import { renameCode } from '../../src/coding/rename-code.ts';
import { splitCode } from '../../src/coding/split-code.ts';
import { frequency } from '../../src/measure/frequency.ts';
import { MemoryStudy } from './codebook-study.ts';

/** Three cases; `a` was not asked of the rival, `b` was read for helping only. */
function limited(files: Readonly<Record<string, string>> = {}): MemoryStudy {
  return new MemoryStudy({
    'study.yaml': 'waves: ["2021", "2024"]\n',
    'codebook/1-vie/entraide.md': '---\nid: entraide\nsubthemes: [{ id: pret }, { id: don }]\n---\n',
    'codebook/1-vie/rivalite.md': '---\nid: rivalite\n---\n',
    'codebook/1-vie/emulation.md': '---\nid: emulation\n---\n',
    'corpus/2021/a.md': '---\nnot_asked: [rivalite]\n---\nUn mot de A.\n',
    'corpus/2021/b.md': 'Un mot de B.\n',
    'corpus/2024/c.md': 'Un mot de C.\n',
    'corpus/2021/a.alice.yaml': 'codings:\n  - { quote: Un mot de A., codes: [emulation] }\n',
    'corpus/2021/b.alice.yaml': 'only: [entraide]\ncodings:\n  - { quote: Un mot de B., codes: [pret] }\n',
    'corpus/2024/c.alice.yaml': 'codings:\n  - { quote: Un mot de C., codes: [rivalite, emulation] }\n',
    ...files,
  });
}

const kn = (memory: MemoryStudy, id: string) => {
  const { k, n } = frequency(memory.coded, id);
  return `${k}/${n}`;
};

describe('what a source was asked and a reading limited to', () => {
  test('follows a rename', () => {
    const memory = limited();
    memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('rivalite'), id: 'rivaux' }));
    expect(memory.text('corpus/2021/a.md')).toContain('not_asked: [rivaux]');
    expect(kn(memory, 'rivaux')).toBe('1/1');
  });

  test('of merged codes is asked where one of them was: k is the union of the cases, never the sum', () => {
    const memory = limited();
    expect([kn(memory, 'rivalite'), kn(memory, 'emulation')]).toEqual(['1/1', '2/2']);
    memory.carryOut(mergeCodes(memory.study, memory.places, [memory.code('rivalite')], memory.code('emulation')));
    expect(kn(memory, 'emulation')).toBe('2/2');
    expect(memory.text('corpus/2021/a.md')).toContain('not_asked: []');
    expect(memory.text('corpus/2024/c.alice.yaml')).toContain('codes: [emulation] }');
  });

  test.each([
    ['{ not_asked: [rivalite] }', '{ only: [entraide], codings: [{ quote: Un mot de B., codes: [pret] }] }\n'],
    ['  not_asked: [rivalite]', '  only: [entraide]\n  codings: [{ quote: Un mot de B., codes: [pret] }]\n'],
    ['not_asked :\n- "rivalite"', "'only' : entraide\ncodings: [{ quote: Un mot de B., codes: [pret] }]\n"],
  ])('is found however the files are written: %j', (front, readings) => {
    const memory = limited({
      'corpus/2021/a.md': `---\n${front}\n---\nUn mot de A.\n`,
      'corpus/2021/b.alice.yaml': readings,
    });
    expect(kn(memory, 'emulation')).toBe('2/2');
    memory.carryOut(mergeCodes(memory.study, memory.places, [memory.code('rivalite')], memory.code('emulation')));
    expect(kn(memory, 'emulation')).toBe('2/2');
    memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('entraide'), id: 'aide' }));
    expect(memory.text('corpus/2021/b.alice.yaml')).toMatch(/only'? ?: ?(\[aide\]|aide)/);
    memory.carryOut(moveCode(memory.study, memory.places, memory.code('pret'), { code: memory.code('emulation') }));
    expect(memory.text('corpus/2021/b.alice.yaml')).toContain('[aide, pret]');
  });

  test('of merged codes stays where none of them was asked', () => {
    const memory = limited({ 'corpus/2021/a.md': '---\nnot_asked: [rivalite, emulation]\n---\nUn mot de A.\n' });
    memory.carryOut(mergeCodes(memory.study, memory.places, [memory.code('rivalite')], memory.code('emulation')));
    expect(memory.text('corpus/2021/a.md')).toContain('not_asked: [emulation]');
  });

  test('stays with a code that leaves the one it was said of', () => {
    const memory = limited({ 'corpus/2024/c.md': '---\nnot_asked: [entraide]\n---\nUn mot de C.\n' });
    expect(kn(memory, 'pret')).toBe('1/2');
    memory.carryOut(moveCode(memory.study, memory.places, memory.code('pret'), { code: memory.code('rivalite') }));
    expect(memory.text('corpus/2021/b.alice.yaml')).toContain('only: [entraide, pret]');
    expect(memory.text('corpus/2024/c.md')).toContain('not_asked: [entraide, pret]');
    expect(frequency(memory.coded, 'pret').k).toBe(1);
  });

  test('holds for codes split off beside the old one', () => {
    const memory = limited();
    const into = [{ id: 'concours', label: 'Concours', definition: '' }];
    const list = 'codebook/split-rivalite.yaml';
    memory.carryOut(
      splitCode(memory.study, memory.places, { code: memory.code('rivalite'), into, beside: true, list }),
    );
    expect(memory.text('corpus/2021/a.md')).toContain('not_asked: [rivalite, concours]');
    expect(kn(memory, 'concours')).toBe('0/1');
  });

  test('a code that was asked in one wave widens to those of the codes it takes in', () => {
    const memory = limited({ 'codebook/1-vie/emulation.md': '---\nid: emulation\nasked: [2021]\n---\n' });
    memory.carryOut(mergeCodes(memory.study, memory.places, [memory.code('rivalite')], memory.code('emulation')));
    expect(memory.text('codebook/1-vie/emulation.md')).toContain('asked: [2021, 2024]');
  });

  test('a sub-theme keeps the waves only its theme was limited to', () => {
    const memory = limited({
      'codebook/1-vie/entraide.md': '---\nid: entraide\nasked: [2021]\nsubthemes: [{ id: pret }]\n---\n',
    });
    memory.carryOut(moveCode(memory.study, memory.places, memory.code('pret'), { code: memory.code('rivalite') }));
    expect(memory.code('pret').asked).toEqual(['2021']);
  });
});

describe('a code that moves counts in every case in which it did', () => {
  const two = {
    'codebook/1-vie/entraide.md':
      '---\nid: entraide\naliases: [aide]\nsubthemes: [{ id: pret, subthemes: [{ id: outils }, { id: semences }] }, { id: don }]\n---\n',
  };
  const moved = (memory: MemoryStudy, id: string, under: string) =>
    memory.carryOut(moveCode(memory.study, memory.places, memory.code(id), { code: memory.code(under) }));

  test.each([
    ['pret', 'not_asked: [aide, rivalite]', 'not_asked: [outils, semences, don, rivalite]'],
    ['outils', 'not_asked: entraide', 'not_asked: [semences, don]'],
    ['outils', '{ not_asked: [pret, outils] }', '{ not_asked: [semences] }'],
    ['don', 'not_asked:\n  - entraide # non\n  - pret', 'not_asked:\n  - pret'],
  ])('under « %s », of which a source was not asked: %j', (under, front, after) => {
    const memory = limited({ ...two, 'corpus/2021/a.md': `---\n${front}\n---\nUn mot de A.\n` });
    const before = kn(memory, 'emulation');
    expect(before).toBe('2/2');
    moved(memory, 'emulation', under);
    expect(kn(memory, 'emulation')).toMatch(/^2\//);
    expect(memory.text('corpus/2021/a.md')).toBe(`---\n${after}\n---\nUn mot de A.\n`);
    expect(frequency(memory.coded, 'entraide').k).toBe(3);
  });

  test('under a code asked in one wave, which widens; what lies beside it stays limited', () => {
    const memory = limited({
      'codebook/1-vie/entraide.md':
        '---\nid: entraide\nasked: [2021]\nsubthemes:\n  - id: pret\n    subthemes: [outils]\n  - don\n---\n',
    });
    const siblings = ['outils', 'don'].map((id) => kn(memory, id));
    expect(kn(memory, 'emulation')).toBe('2/2');
    moved(memory, 'emulation', 'pret');
    expect(kn(memory, 'emulation')).toBe('2/3');
    expect(['outils', 'don'].map((id) => kn(memory, id))).toEqual(siblings);
    expect(['entraide', 'pret', 'don', 'outils'].map((id) => memory.code(id).asked)).toEqual([
      ...[['2021', '2024'], undefined, ['2021'], ['2021']],
    ]);
  });

  test('and is not asked in more waves than before, nor written as limited where the code above says so', () => {
    const memory = limited({
      'codebook/1-vie/emulation.md':
        '---\nid: emulation\nasked: [2024]\nsubthemes: [{ id: envie, asked: [2021, 2024] }]\n---\n',
      'codebook/1-vie/rivalite.md': '---\nid: rivalite\nasked: [2024]\n---\n',
    });
    moved(memory, 'envie', 'rivalite');
    expect(memory.code('envie').asked).toEqual(['2021', '2024']);
    moved(memory, 'envie', 'entraide');
    expect(memory.code('envie').asked).toEqual(['2024']);
  });

  test('or is refused, where a source has no wave', () => {
    const memory = limited({
      'codebook/1-vie/entraide.md': '---\nid: entraide\nasked: [2021]\n---\n',
      'corpus/d.md': 'Un mot de D.\n',
      'corpus/d.alice.yaml': 'codings:\n  - { quote: Un mot de D., codes: [emulation] }\n',
    });
    expect(() => moved(memory, 'emulation', 'entraide')).toThrow('Take `asked:` out of « entraide » first');
  });
});

test('a theme that becomes a sub-theme has its headings in the language of the study', () => {
  const memory = limited({
    'study.yaml': 'language: en\nwaves: ["2021", "2024"]\n',
    'codebook/1-vie/emulation.md': '---\n{ id: emulation }\n---\nTo compete.\n\n## Exclude\n\nFights.\n',
    'codebook/1-vie/rivalite.md': '---\nid: rivalite\n---\n',
  });
  memory.carryOut(moveCode(memory.study, memory.places, memory.code('emulation'), { code: memory.code('rivalite') }));
  expect(memory.text('codebook/1-vie/rivalite.md')).toContain('## Exclude\n');
});

test('a rename touches the opening line of a container and the directives in it, never its prose', () => {
  const report = (id: string) =>
    `:::if[Si :count{code=${id}}]{code=${id}}\n:count{code=${id}} et {code=rivalite}\n:::\n\n> ::::note{code=${id}}\n> :::if\n> {code=rivalite}\n> :::\n> ::::\n`;
  const memory = limited({
    'reports/r.md': report('rivalite'),
    'reports/s.md': ':::if{code=rivalite}\n:count{code=rivalite}\n:::',
  });
  memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('rivalite'), id: 'rivaux' }));
  expect(memory.text('reports/r.md')).toBe(report('rivaux'));
  expect(memory.text('reports/s.md')).toBe(':::if{code=rivaux}\n:count{code=rivaux}\n:::');
});
