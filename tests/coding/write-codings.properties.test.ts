import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCodings, newCodingFile } from '../../src/coding/add-codings.ts';
import { addCodes } from '../../src/coding/edit-codes.ts';
import { editStatus } from '../../src/coding/edit-status.ts';
import type { NewCoding } from '../../src/coding/entry-text.ts';
import { removeCodings } from '../../src/coding/remove-codings.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { Edit } from '../../src/model/problem.ts';
import { decode } from '../../src/parse/decode.ts';
import { rewrite } from '../../src/study/rewrite.ts';
import { coding, handWritten, kept, readCodings, saidBy } from './layouts.ts';

const asKept = (one: NewCoding) => {
  const said = saidBy(one);
  const [because, reason] = [kept(said.because), kept(said.reason)];
  return { ...said, quote: kept(said.quote), memo: kept(said.memo), because, reason };
};

const isFault = ({ rule }: { rule: string }) => !['no-code', 'text-on-one-line'].includes(rule);

/** Applies edits to the bytes, as they are applied on disk, and reads the text again. */
function onDisk(text: string, edits: readonly Edit[], { crlf = false, bom = false } = {}): string {
  const written = `${bom ? '\ufeff' : ''}${crlf ? text.replace(/\n/g, '\r\n') : text}`;
  const bytes = rewrite(new TextEncoder().encode(written), edits);
  const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(after.startsWith('\ufeff')).toBe(bom);
  if (crlf && text.includes('\n')) expect(after.replace(/\r\n/g, '')).not.toContain('\n');
  return decode('a.yaml', bytes).text;
}

const layout = fc.record({ crlf: fc.boolean(), bom: fc.boolean() });

describe('a new coding file', () => {
  it('is read back as the same codings', () => {
    fc.assert(
      fc.property(fc.array(coding, { maxLength: 4 }), (codings) => {
        const { file, problems } = readCodings(newCodingFile(codings, { comment: 'Une note\nsur deux lignes' }));
        expect(problems.filter(isFault)).toEqual([]);
        expect(file.codings.map(asKept)).toEqual(codings.map(asKept));
        expect(file.status).toBe('complete');
      }),
      { numRuns: 500 },
    );
  });

  it('says that nothing was found, and how far it was read', () => {
    expect(newCodingFile([])).toBe('codings: []\n');
    expect(newCodingFile([], { status: 'partial' })).toBe('status: partial\ncodings: []\n');
  });
});

describe('adding codings', () => {
  it('keeps every byte, and is read back as old and new', () => {
    fc.assert(
      fc.property(handWritten, fc.array(coding, { minLength: 1, maxLength: 3 }), layout, ({ text }, added, how) => {
        const before = readCodings(text);
        expect(before.problems.filter(isFault)).toEqual([]);
        const edit = addCodings(before.file, text, added);
        expect(edit.start).toBe(edit.end);
        const after = readCodings(onDisk(text, [edit], how));
        expect(after.problems.filter(isFault)).toEqual([]);
        expect(after.file.codings.map(asKept)).toEqual([...before.file.codings, ...added].map(asKept));
        expect([after.file.status, after.file.only]).toEqual([before.file.status, before.file.only]);
      }),
      { numRuns: 300 },
    );
  });

  const one: NewCoding = { quote: 'Oui : non', codes: ['aide'], against: [] };
  it.each([
    ['codings: []\n'],
    ['codings: [] # rien\n'],
    ['codings: []\nstatus: partial\n'],
    ['codings:\n  []\n'],
    ['codings: [\n]\n'],
    ['codings: [ # rien\n]\n'],
    ['[]'],
    ['codings: [{quote: a, codes: [x]}]'],
    ['codings: [ {quote: a, codes: [x]}, ]\nstatus: partial\n'],
    ['codings: [\n  {quote: a, codes: [x]}, # premier, le seul\n]\n'],
    ['codings: [\n  {quote: a, codes: [x]} # premier\n]\n'],
    ['codings:\n- quote: a\n  codes: [x]\nstatus: partial'],
    ['codings:\n  -\n    quote: a\n    codes: [x]\nstatus: partial'],
    ['codings:\n  - codes: [sans-citation]\nstatus: partial\n'],
    ['codings: &tous\n  - quote: a\n    codes: [x]\nstatus: partial\n'],
    ['---\ncodings:\n  - quote: a\n    codes: [x]\n...\n'],
  ])('into %j', (text) => {
    const before = readCodings(text).file;
    const after = readCodings(applyEdits(text, [addCodings(before, text, [one, one])])).file;
    expect(after.codings.map(asKept)).toHaveLength(before.codings.length + 2);
    expect(after.codings.slice(-2).map(asKept)).toEqual([one, one].map(asKept));
    expect(after.status).toBe(before.status);
  });
});

describe('removing codings', () => {
  it('leaves the others, what is around them and every comment that is not theirs', () => {
    fc.assert(
      fc.property(handWritten, fc.nat(31), layout, ({ text, comments }, picked, how) => {
        const { file } = readCodings(text);
        const gone = file.codings.filter((_, index) => picked & (1 << index));
        const rest = file.codings.filter((one) => !gone.includes(one));
        const edits = removeCodings(file, text, gone);
        if (!edits) return; // not written on lines of its own
        const left = onDisk(text, edits, how);
        const after = readCodings(left);
        expect(after.problems.filter(isFault)).toEqual([]);
        expect(after.file.codings.map(asKept)).toEqual(rest.map(asKept));
        expect([after.file.status, after.file.only]).toEqual([file.status, file.only]);
        if (rest.length > 0) for (const comment of comments) expect(left).toContain(comment);
        else expect(left).toMatch(/\[\]/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['codings:\n  - quote: a\n    codes: [x]\n', 'codings: []\n'],
    ['codings: # tous\n\n- quote: a\n  codes: [x]\n\nstatus: partial\n', 'codings: [] # tous\n\n\nstatus: partial\n'],
    ['codings: [{quote: a, codes: [x]}]\n', 'codings: []\n'],
  ])('the last one of %j: read, and nothing found', (text, left) => {
    const { file } = readCodings(text);
    expect(applyEdits(text, removeCodings(file, text, file.codings) ?? [])).toBe(left);
  });

  it('refuses where an entry shares its line', () => {
    const text = 'codings: [{quote: a, codes: [x]}, {quote: b, codes: [x]}]\n';
    const { file } = readCodings(text);
    expect(removeCodings(file, text, file.codings.slice(1))).toBeUndefined();
  });
});

describe('the status of a suggestion', () => {
  it('is written or changed, and nothing else', () => {
    fc.assert(
      fc.property(handWritten, fc.nat(), layout, ({ text, comments }, picked, how) => {
        const { file } = readCodings(text);
        const index = picked % file.codings.length;
        const edit = editStatus(file.path, text, file.codings[index] as (typeof file.codings)[0], 'rejected');
        if (!edit) return expect(text).toMatch(/-\n/);
        const left = onDisk(text, [edit], how);
        const after = readCodings(left);
        expect(after.problems.filter(isFault)).toEqual([]);
        const expected = file.codings.map((one, i) => asKept(i === index ? { ...one, status: 'rejected' } : one));
        expect(after.file.codings.map(asKept)).toEqual(expected);
        for (const comment of comments) expect(left).toContain(comment);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a code more on a passage', () => {
  it.each(['codes', 'against'] as const)('joins its %s, however they are written', (key) => {
    fc.assert(
      fc.property(handWritten, fc.nat(), layout, ({ text, comments }, picked, how) => {
        const { file } = readCodings(text);
        const index = picked % file.codings.length;
        const one = file.codings[index] as (typeof file.codings)[0];
        const edit = addCodes(file.path, text, one, ['neuf', 'autre'], key);
        if (!edit) throw new Error('not written plainly');
        const left = onDisk(text, [edit], how);
        const after = readCodings(left);
        expect(after.problems.filter(isFault)).toEqual([]);
        const more = { ...one, [key]: [...one[key], 'neuf', 'autre'] };
        expect(after.file.codings.map(asKept)).toEqual(
          file.codings.map((same, i) => asKept(i === index ? more : same)),
        );
        for (const comment of comments) expect(left).toContain(comment);
      }),
      { numRuns: 300 },
    );
  });
});
