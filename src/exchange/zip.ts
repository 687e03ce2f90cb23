import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** How much of an archive is looked at and unpacked. */
export interface ArchiveLimits {
  /** Entries, wanted or not. */
  readonly entries: number;
  /** Bytes of one entry, unpacked, and of all that are wanted. */
  readonly entry: number;
  readonly total: number;
}

/** Beyond, a file is no table or text but an attack, or a mistake: 64 MB of XML would take a gigabyte to hold. */
const textLimits: ArchiveLimits = { entries: 10_000, entry: 32_000_000, total: 64_000_000 };

/** How many times smaller an entry may be packed; text is not beyond 50, and deflate ends at 1,032. Small ones may be blank. */
const highestRatio = 300;
const smallEntry = 1_000_000;

/** Office's day zero: no clock goes into the bytes. */
const mtime = '1980-01-01T00:00:00';

/** A zip archive of texts, the same bytes for the same texts. */
export function zipTexts(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime, level: 6 });
}

/** A zip archive of files, the same bytes for the same files. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(files, { mtime, level: 6 });
}

/** A fault of an archive, as a sentence. */
class Refused extends Error {}

/**
 * The entries of an archive whose path is wanted. Names, numbers, sizes and ratios are looked at before anything is
 * unpacked, and none unpacks to more than it says. Nothing is written to a disk; a link, whose bytes are the path it leads to and no
 * text, is refused.
 * @returns a sentence where it cannot be read.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
  limits: ArchiveLimits = textLimits,
): Map<string, Uint8Array> | string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return 'It is an old Office file, or one with a password. Save it anew, without a password, as .xlsx or .docx.';
  let entries = 0;
  let total = 0;
  const filter = ({ name, size, originalSize }: { name: string; size: number; originalSize: number }) => {
    if (++entries > limits.entries)
      throw new Refused(`It holds more than ${limits.entries} entries, and was not read.`);
    if (leadsOut(name)) throw new Refused('It holds a path that leads out of it, and was not read.');
    if (!wanted(name)) return false;
    total += originalSize;
    const isBomb = originalSize > smallEntry && originalSize > highestRatio * size;
    if (isBomb || originalSize > limits.entry || total > limits.total)
      throw new Refused('It unpacks to more than any table or text holds, and was not read.');
    return true;
  };
  const link = linkIn(bytes);
  if (link !== undefined) return `It holds a link in place of a file (${link}), and was not read.`;
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (cause) {
    if (cause instanceof Refused) return cause.message;
    return 'It is no Office file, or damaged. Open it, and save it again.';
  }
}

/** The texts of an archive whose path is wanted, as `unzip` reads them. */
export function unzipTexts(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, string> | string {
  const files = unzip(bytes, wanted);
  if (typeof files === 'string') return files;
  return new Map([...files].map(([path, content]) => [path, strFromU8(content)]));
}

/**
 * The first entry that is a symbolic link, by the mode that systems like Unix note in the directory at the end of an
 * archive (APPNOTE.TXT 4.3.12, 4.4.15).
 */
function linkIn(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = (at: number) => (at >= 0 && at + 4 <= bytes.length ? view.getUint32(at, true) : 0);
  let end = bytes.length - 22;
  while (end >= 0 && signature(end) !== 0x06054b50 && bytes.length - end < 66_000) end--;
  if (signature(end) !== 0x06054b50) return undefined;
  for (let at = view.getUint32(end + 16, true); signature(at) === 0x02014b50 && at + 46 <= bytes.length; ) {
    const name = view.getUint16(at + 28, true);
    const isLink = view.getUint32(at + 38, true) >>> 28 === 0xa;
    if (isLink) return strFromU8(bytes.subarray(at + 46, at + 46 + name));
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
}

/** Absolute, of a drive, or with a step up. */
function leadsOut(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
}
