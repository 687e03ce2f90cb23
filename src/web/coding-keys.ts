import type { Coding, CodingFile } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { bytesPrint } from '../study/record-files.ts';

const cache = new WeakMap<CodingFile, ReadonlyMap<Coding, string>>();

/**
 * A key for each coding of a file: its path and a fingerprint of the entry as it is written, so that a key names a coding
 * somebody has seen, and no other; where entries are written alike, their number among them.
 */
export function codingKeys(coded: CodedStudy, file: CodingFile): ReadonlyMap<Coding, string> {
  const known = cache.get(file);
  if (known) return known;
  const text = coded.texts.get(file.path) ?? '';
  const times = new Map<string, number>();
  const keys = new Map(
    file.codings.map((coding) => {
      const { start, end } = coding.spans.entry;
      const print = bytesPrint(new TextEncoder().encode(text.slice(start, end).trimEnd()));
      const before = times.get(print) ?? 0;
      times.set(print, before + 1);
      return [coding, `${file.path} ${print} ${before}`] as const;
    }),
  );
  cache.set(file, keys);
  return keys;
}
