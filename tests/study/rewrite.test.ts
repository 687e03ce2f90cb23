import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parse/decode.ts';
import { rewrite } from '../../src/study/rewrite.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (read: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(read);
const edit = (start: number, end: number, words: string) => ({ file: 'a.yaml', start, end, text: words });

describe('rewrite', () => {
  it('keeps a BOM and CRLF', () => {
    expect(text(rewrite(bytes('\ufeffa: é\r\nb: 2\r\n'), [edit(4, 4, '\nat: 3')]))).toBe(
      '\ufeffa: é\r\nat: 3\r\nb: 2\r\n',
    );
  });
  it('keeps line ends as they were in a mixed file; new lines end as most do', () => {
    expect(text(rewrite(bytes('a\r\nb\nc\n'), [edit(2, 3, 'x\ny')]))).toBe('a\r\nx\ny\nc\n');
    expect(text(rewrite(bytes('a\r\nb\r\nc\n'), [edit(4, 5, 'x\ny')]))).toBe('a\r\nb\r\nx\r\ny\n');
    expect(text(rewrite(bytes('a\rb\r'), [edit(2, 3, 'x\ny')]))).toBe('a\rx\ry\r');
  });
  it('replaces a line end', () => expect(text(rewrite(bytes('a\r\nb'), [edit(1, 2, ' ')]))).toBe('a b'));
  it('counts UTF-16 units', () => expect(text(rewrite(bytes('😀\r\né'), [edit(3, 4, 'e')]))).toBe('😀\r\ne'));
  it('writes UTF-8 over another encoding only where the whole is replaced', () => {
    const latin = Uint8Array.from([0x63, 0x61, 0x66, 0xe9]);
    expect(() => rewrite(latin, [edit(0, 1, 'C')])).toThrow('a.yaml is not UTF-8');
    expect(text(rewrite(latin, [edit(0, 4, 'café')]))).toBe('café');
  });
  it('no edit: the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'é', '😀', '\r\n', '\n', '\r', '\ufeff')), (parts) => {
        expect(text(rewrite(bytes(parts.join('')), []))).toBe(parts.join(''));
      }),
    );
  });
  it('reads as the edited text would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', '😀', '\r\n', '\n'), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const file = bytes(`\ufeff${parts.join('')}`);
          const read = decode('a.yaml', file).text;
          const [start, end] = [a % (read.length + 1), b % (read.length + 1)].sort((x, y) => x - y) as [number, number];
          fc.pre(!/[\ud800-\udbff]/.test(read[start - 1] ?? '') && !/[\ud800-\udbff]/.test(read[end - 1] ?? ''));
          expect(decode('a.yaml', rewrite(file, [edit(start, end, 'x\ny')])).text).toBe(
            `${read.slice(0, start)}x\ny${read.slice(end)}`,
          );
        },
      ),
    );
  });
});
