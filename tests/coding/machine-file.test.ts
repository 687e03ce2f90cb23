import { describe, expect, it } from 'vitest';
import { planMachineFile, type Suggestion } from '../../src/coding/machine-file.ts';
import { answerParagraphs } from '../../src/coding/passages.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Source } from '../../src/model/source.ts';
import { codedStudy } from './coded.ts';
import { readCodings } from './layouts.ts';

const interview = 'Le vent tourne : il souffle.\n\nOn attend la pluie.\n\nLa mer monte.\n';
const study = (rules?: string) =>
  codedStudy({
    'corpus/a.md': interview,
    'codebook/1-temps/vent.md': '---\nid: vent\naliases: [brise]\n---\nLe vent.\n',
    'codebook/1-temps/pluie.md': '---\nid: pluie\n---\nLa pluie.\n',
    ...(rules === undefined ? {} : { 'corpus/a.rules.yaml': rules }),
  });
const path = 'corpus/a.rules.yaml';

function suggestion(text: string, code: string, more: Partial<Suggestion> = {}): Suggestion {
  const start = interview.indexOf(text);
  return { start, end: start + text.length, text, code, because: `« ${text.slice(0, 7)} »`, ...more };
}
const wind = suggestion('Le vent tourne : il souffle.', 'vent', { confidence: 0.8123 });
const rain = suggestion('On attend la pluie.', 'pluie');
const sea = suggestion('La mer monte.', 'pluie');

/** The file after a machine's run, and what it says of it. */
function run(rules: string | undefined, suggestions: readonly Suggestion[]) {
  const plan = planMachineFile(study(rules), 'a', 'rules', suggestions);
  if (!plan) throw new Error('The file could not be read.');
  const { edits, created, added, kept, decided, dropped } = plan;
  const text = created?.[0]?.text ?? (rules === undefined ? '' : applyEdits(rules, edits));
  const codings = text === '' ? [] : readCodings(text).file.codings;
  return { text, counts: { added, kept, decided, dropped }, codings };
}

describe('what a machine suggests', () => {
  it('makes a file that says it does not count, its passages by place', () => {
    const plan = planMachineFile(study(), 'a', 'rules', [rain, wind]);
    expect(plan?.created?.map((one) => one.path)).toEqual([path]);
    const { text, codings, counts } = run(undefined, [rain, wind]);
    expect(text).toMatch(/^# .*Nothing here counts/);
    expect(codings).toMatchObject([
      { quote: wind.text, codes: ['vent'], at: 0, status: 'suggested', confidence: 0.81, because: wind.because },
      { quote: rain.text, codes: ['pluie'], status: 'suggested' },
    ]);
    expect(counts).toEqual({ added: 2, kept: 0, decided: 0, dropped: 0 });
  });

  it('makes no file for nothing', () => {
    expect(planMachineFile(study(), 'a', 'rules', [])).toMatchObject({ edits: [], added: 0 });
    expect(planMachineFile(study(), 'a', 'rules', [])?.created).toBeUndefined();
  });

  it('changes nothing the second time', () => {
    const { text } = run(undefined, [wind, rain]);
    const again = run(text, [rain, wind]);
    expect(again).toMatchObject({ text, counts: { added: 0, kept: 2, decided: 0, dropped: 0 } });
  });

  it('keeps what is suggested again, takes out what no longer is, adds what is new', () => {
    const { text } = run(undefined, [wind, rain]);
    const again = run(text, [rain, sea]);
    expect(again.codings.map(({ quote }) => quote)).toEqual([rain.text, sea.text]);
    expect(again.counts).toEqual({ added: 1, kept: 1, decided: 0, dropped: 1 });
  });

  it('writes a suggestion anew whose reason or confidence is another', () => {
    const { text } = run(undefined, [wind, rain]);
    const again = run(text, [{ ...wind, confidence: 0.5 }, rain]);
    expect(again.counts).toEqual({ added: 1, kept: 1, decided: 0, dropped: 1 });
    expect(again.codings.map(({ confidence }) => confidence)).toEqual([undefined, 0.5]);
  });

  it('leaves an empty list where all are taken back, and fills it again', () => {
    const { text } = run(undefined, [wind]);
    const empty = run(text, []);
    expect(empty.text).toMatch(/\ncodings: \[\]\n$/);
    expect(run(empty.text, [rain]).codings).toMatchObject([{ quote: rain.text }]);
  });

  it('replaces all of them in place, comments around them kept', () => {
    const { text } = run(undefined, [wind]);
    const noted = `${text}# à la fin\n`;
    const { text: after } = run(noted, [rain]);
    expect(after).toContain('# à la fin');
    expect(readCodings(after).file.codings).toMatchObject([{ quote: rain.text }]);
  });
});

describe.each(['accepted', 'rejected'])('a suggestion that was %s', (status) => {
  const decided = () => run(undefined, [wind, rain]).text.replace('suggested', status);

  it('stays, and is never made again, whatever its confidence', () => {
    const { text, counts } = run(decided(), [{ ...wind, confidence: 0.1, because: 'autre chose' }, rain]);
    expect(text).toBe(decided());
    expect(counts).toEqual({ added: 0, kept: 1, decided: 1, dropped: 0 });
  });

  it('stays where the machine no longer makes it', () => {
    expect(run(decided(), []).codings).toMatchObject([{ quote: wind.text, status }]);
  });

  it('is known by a former id of its code, and where its quote was typed by hand', () => {
    const renamed = decided().replace('codes: [vent]', 'codes: [brise]').replace('at: 0', 'memo: vu');
    expect(run(renamed, [wind, rain]).counts).toMatchObject({ added: 0, decided: 1 });
  });

  it('says nothing of another code for the same passage', () => {
    expect(run(decided(), [{ ...wind, code: 'pluie' }, rain]).counts).toMatchObject({ added: 1, decided: 0 });
  });
});

it('a file that is broken is not touched', () => {
  expect(planMachineFile(study('codings: [\n'), 'a', 'rules', [wind])).toBeUndefined();
});

it('a file in brackets is written anew where something goes', () => {
  const text = `codings: [{quote: "${rain.text}", codes: [pluie]}, {quote: "${sea.text}", codes: [pluie]}]\n`;
  const { codings } = run(text, [wind]);
  expect(codings.map(({ quote }) => quote)).toEqual([wind.text]);
  expect(run(text.replace('[pluie]', '[pluie], status: rejected'), [wind]).codings).toMatchObject([
    { quote: rain.text, status: 'rejected' },
    { quote: wind.text },
  ]);
});

it('what names a retired code, or one below it, is not suggested', () => {
  const coded = codedStudy({
    'corpus/a.md': interview,
    'codebook/1-temps/vent.md': '---\nid: vent\nretired: 2024-03-01\nsubthemes: [{ id: brise }]\n---\nLe vent.\n',
    'codebook/1-temps/pluie.md': '---\nid: pluie\n---\nLa pluie.\n',
  });
  const plan = planMachineFile(coded, 'a', 'rules', [wind, suggestion(wind.text, 'brise'), rain]);
  expect(readCodings(plan?.created?.[0]?.text ?? '').file.codings.map(({ codes }) => codes)).toEqual([['pluie']]);
});

it.each([
  ['opens the paragraph', 'Je retire ceci. Mais je garde la rivalité.'],
  ['stands in its middle', 'Avant tout. Je retire ceci. Mais je garde la rivalité.'],
])('a suggestion around what was taken back is found again: it %s', (_, said) => {
  const files = {
    'codebook/1-un/rivalite.md': '---\nid: rivalite\nindicators: [rivalité]\n---\nLa rivalité.\n',
    'corpus/a.md': `---\nwithdrawn: ["Je retire ceci."]\n---\n\n**R :** ${said}\n`,
  };
  const first = codedStudy(files);
  const suggestions = answerParagraphs(first, first.sources[0] as Source).map((passage) => ({
    ...passage,
    code: 'rivalite',
    because: 'rivalité',
  }));
  expect(suggestions).toHaveLength(1);
  const written = planMachineFile(first, 'a', 'rules', suggestions)?.created?.[0];
  const again = codedStudy({ ...files, 'corpus/a.rules.yaml': written?.text ?? '' });
  expect(again.codings[0]?.located).toBe('exact');
  expect(planMachineFile(again, 'a', 'rules', suggestions)).toMatchObject({ added: 0, kept: 1, dropped: 0 });
});
