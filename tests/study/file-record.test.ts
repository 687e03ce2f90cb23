import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Packing } from '../../src/model/memory.ts';
import { FileRecord } from '../../src/study/file-record.ts';

/** A value that is written as its length and read as so many signs. */
const packing: Packing<string> = {
  pack: (value, given) => ({ length: value.length, given }),
  unpack: (packed) => '*'.repeat((packed as { length: number }).length),
};

const never = (): never => {
  throw new Error('This was found out before.');
};

/** A record that was read from what another gave, as long as that can be had. */
function reread(bytes: Buffer | undefined): FileRecord {
  return new FileRecord(() => bytes);
}

function written(): Buffer {
  const record = reread(undefined);
  record.under('some settings');
  record.recall('plain', '', () => ({ text: 'x' }), undefined);
  record.recall('packed', 'one', () => '*', packing);
  record.recall('packed', 'two', () => '**', packing);
  return record.bytes();
}

/** A record through runs, and what it must know. */
class Runs {
  private record = reread(undefined);
  private bytes: Buffer | undefined;
  /** The names of the values that are known, by all they are asked by: of this run, and of those before. */
  private asked = new Map<string, string>();
  private before = new Map<string, string>();

  ask(name: string, given: string, isPacked: boolean): void {
    // A name is always of one packing.
    const own = isPacked ? `packed ${name}` : name;
    const value = isPacked ? '*'.repeat(given.length) : `${name}:${given}`;
    let made = 0;
    const make = () => {
      made++;
      return value;
    };
    expect(this.record.recall(own, given, make, isPacked ? packing : undefined)).toBe(value);
    const all = JSON.stringify([own, given]);
    expect(made).toBe(this.before.has(all) || this.asked.has(all) ? 0 : 1);
    this.asked.set(all, own);
  }

  sleep(): void {
    this.record = new FileRecord(() => this.bytes, this.record.asleep());
  }

  /** What was not asked for is gone where another value of its name was, and the run writes. */
  end(): void {
    const { changed } = this.record;
    if (changed) this.bytes = this.record.bytes();
    const names = new Set(this.asked.values());
    const rest = [...this.before].filter(([, name]) => !changed || !names.has(name));
    this.before = new Map([...rest, ...this.asked]);
    this.asked = new Map();
    this.record = reread(this.bytes);
  }
}

describe('a record of what was found out about a file', () => {
  test('tells it again, a packed value as often as it is asked for', () => {
    const record = reread(written());
    record.under('some settings');
    for (const _time of [1, 2, 3]) {
      expect(record.recall('packed', 'two', never, packing)).toBe('**');
      expect(record.recall('packed', 'one', never, packing)).toBe('*');
      expect(record.recall('plain', '', never, undefined)).toEqual({ text: 'x' });
    }
    expect(record.changed).toBe(false);
    expect(record.bytes()).toEqual(written());
  });

  test('keeps what it let go when something new is found out', () => {
    const record = reread(written());
    record.under('some settings');
    for (const given of ['one', 'two']) record.recall('packed', given, never, packing);
    record.recall('packed', 'three', () => '***', packing);
    expect(record.changed).toBe(true);
    const later = reread(record.bytes());
    later.under('some settings');
    expect(['one', 'two', 'three'].map((given) => later.recall('packed', given, never, packing))).toEqual([
      '*',
      '**',
      '***',
    ]);
    expect(later.recall('plain', '', never, undefined)).toEqual({ text: 'x' });
  });

  test('keeps, of what was asked for in a run, the values that were, and of the rest all', () => {
    const record = reread(written());
    record.under('some settings');
    record.recall('packed', 'two', never, packing);
    const later = reread(record.bytes());
    later.under('some settings');
    expect(later.recall('packed', 'one', () => 'found out again', packing)).toBe('found out again');
    expect(later.recall('plain', '', never, undefined)).toEqual({ text: 'x' });
  });

  test('tells the same after it was put to sleep, and writes the same', () => {
    const record = reread(written());
    record.under('some settings');
    record.recall('packed', 'two', never, packing);
    const awake = new FileRecord(written, record.asleep());
    expect(awake.changed).toBe(false);
    expect(awake.bytes()).toEqual(record.bytes());
    expect(awake.recall('packed', 'one', never, packing)).toBe('*');
    awake.recall('packed', 'three', () => '***', packing);
    const asleep = awake.asleep();
    const again = new FileRecord(never, asleep);
    expect(again.changed).toBe(true);
    expect(again.bytes()).toEqual(awake.bytes());
    again.under('some settings');
    for (const [given, value] of [
      ['one', '*'],
      ['two', '**'],
      ['three', '***'],
    ] as const)
      expect(again.recall('packed', given, never, packing)).toBe(value);
  });

  test('finds out again what was lost while it slept, and writes it', () => {
    const record = reread(written());
    record.under('some settings');
    record.recall('packed', 'one', never, packing);
    const awake = new FileRecord(() => undefined, record.asleep());
    expect(awake.recall('packed', 'one', () => 'again', packing)).toBe('again');
    expect(awake.changed).toBe(true);
  });

  test('says of a value whether another of its name was made in an earlier run', () => {
    const record = reread(written());
    record.under('some settings');
    const isAgain = (of: FileRecord) => (name: string) => of.recall(name, 'three', (again) => again, undefined);
    const names = ['plain', 'packed', 'pack', 'lain', 'x'];
    expect(names.map(isAgain(record))).toEqual([true, true, false, false, false]);
    const other = reread(written());
    other.under('others');
    expect(names.some(isAgain(other))).toBe(false);
  });

  test('knows nothing under other settings', () => {
    const record = reread(written());
    record.under('other settings');
    expect(record.recall('plain', '', () => 'other', undefined)).toBe('other');
    expect(record.changed).toBe(true);
  });

  test('tells what was asked of it before, in any order, through sleep and other runs', () => {
    const word = fc.constantFrom(
      'a',
      'b\tc',
      'b',
      'c',
      '"b"',
      '\\',
      '"\\\\"',
      'x\ny',
      '😀',
      '"😀"',
      '\ud800',
      '\udc00',
      'l’été',
      '',
    );
    const key = fc.tuple(word, word, fc.boolean());
    const step = fc.oneof(
      { weight: 8, arbitrary: key.map((asked) => ({ asked })) },
      { weight: 1, arbitrary: fc.constantFrom({ happens: 'sleep' } as const, { happens: 'end' } as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const runs = new Runs();
        for (const one of steps) {
          if ('asked' in one) runs.ask(...one.asked);
          else if (one.happens === 'sleep') runs.sleep();
          else runs.end();
        }
      }),
    );
  });
});
