import { applyEdits } from '../model/edit.ts';
import type { Edit } from '../model/problem.ts';
import { decode } from '../parse/decode.ts';
import { textOf } from './record-files.ts';

/**
 * A file's bytes with edits applied. Offsets are in the text as read (no BOM, LF line ends); a BOM and CRLF stay where
 * they were, new lines end as most of the file's do, and every other byte is kept.
 * @throws Error where the bytes are not UTF-8, unless one edit replaces the whole text: then UTF-8 is written.
 */
export function rewrite(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const encoder = new TextEncoder();
  const file = edits[0]?.file ?? '';
  const read = decode(file, bytes);
  if (!read.utf8) {
    const [whole] = edits;
    if (whole && edits.length === 1 && whole.start === 0 && whole.end === read.text.length)
      return encoder.encode(whole.text);
    throw new Error(`${file} is not UTF-8: save it as UTF-8 before changing it.`);
  }
  const written = textOf(bytes);
  const offsetOf = writtenOffsets(written);
  const lineEnd = lineEndOf(written);
  const mapped = edits.map(({ start, end, text }) => ({
    start: offsetOf(start),
    end: offsetOf(end),
    text: text.replace(/\r\n?|\n/g, lineEnd),
  }));
  return encoder.encode(applyEdits(written, mapped));
}

/** Offset in the text as read → offset in the text as written, a BOM and both units of a CRLF counted. */
function writtenOffsets(written: string): (offset: number) => number {
  const first = (/^\ufeff{0,2}/.exec(written) as RegExpExecArray)[0].length; // decode drops a BOM written twice
  const pairs: number[] = [];
  for (let at = written.indexOf('\r\n'); at !== -1; at = written.indexOf('\r\n', at + 2)) pairs.push(at);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) - first - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + first + low;
  };
}

/** The line end most lines of a text have. */
function lineEndOf(written: string): string {
  const pairs = written.match(/\r\n/g)?.length ?? 0;
  const feeds = (written.match(/\n/g)?.length ?? 0) - pairs;
  const returns = (written.match(/\r/g)?.length ?? 0) - pairs;
  if (pairs > 0 && pairs >= feeds && pairs >= returns) return '\r\n';
  return returns > feeds ? '\r' : '\n';
}
