import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Beyond, a file is no table but an attack, or a mistake: 64 MB of XML would take a gigabyte to hold. */
const largestEntry = 32_000_000;
const largestTotal = 64_000_000;

/** Office's day zero: no clock goes into the bytes. */
const mtime = '1980-01-01T00:00:00';

/** A zip archive of texts, the same bytes for the same texts. */
export function zipTexts(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime, level: 6 });
}

/**
 * The texts of an archive whose path is wanted; sizes are looked at before anything is unpacked.
 * @returns a sentence where it cannot be read.
 */
export function unzipTexts(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, string> | string {
  const files = unzipBytes(bytes, wanted);
  if (typeof files === 'string') return files;
  return new Map([...files].map(([path, content]) => [path, strFromU8(content)]));
}

/** The same, as bytes. */
export function unzipBytes(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, Uint8Array> | string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return 'It is an old Office file, or one with a password. Save it anew, without a password, as .xlsx or .docx.';
  let total = 0;
  let tooLarge = false;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!wanted(name)) return false;
    total += originalSize;
    tooLarge ||= originalSize > largestEntry || total > largestTotal;
    return !tooLarge;
  };
  try {
    const entries = Object.entries(unzipSync(bytes, { filter }));
    if (tooLarge) return 'It unpacks to more than any such file holds, and was not read.';
    return new Map(entries);
  } catch {
    return 'It is no Office file, or damaged. Open it, and save it again.';
  }
}
