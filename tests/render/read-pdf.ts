import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Whether poppler’s programs, which read PDF, are here; what needs them is skipped, with a notice. */
export const canReadPdf = available();

/** A tag of a PDF and what is in it. */
export interface Tag {
  readonly name: string;
  readonly children: (Tag | string)[];
}

/** The tags as a screen reader meets them. */
export function pdfTags(pdf: Uint8Array): Tag {
  const root: Tag = { name: 'root', children: [] };
  const open: { indent: number; tag: Tag }[] = [{ indent: -1, tag: root }];
  for (const line of pdfinfo(pdf, '-struct-text').split(/\n(?= *(?:"|\/|Object |[A-Z]\w*))/)) {
    const [, blank = '', text = ''] = /^( *)([\s\S]*)$/.exec(line) ?? [];
    while ((open.at(-1)?.indent ?? -1) >= blank.length) open.pop();
    const above = open.at(-1)?.tag ?? root;
    const [, name] = /^([A-Z]\w*)/.exec(text) ?? [];
    if (text.startsWith('"')) above.children.push(text.trimEnd().slice(1, -1));
    else if (name !== undefined && name !== 'Object') {
      const tag: Tag = { name, children: [] };
      above.children.push(tag);
      open.push({ indent: blank.length, tag });
    }
  }
  return root;
}

/** Every tag of one of these names, in reading order. */
export function tagsNamed(tag: Tag, ...names: readonly string[]): Tag[] {
  const below = tag.children.flatMap((child) => (typeof child === 'string' ? [] : tagsNamed(child, ...names)));
  return names.includes(tag.name) ? [tag, ...below] : below;
}

/** The words in a tag; calls and numbers of footnotes, and the notes, are left out. */
export function tagText({ children }: Tag): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'Lbl' || child.name === 'Note') return '';
      return child.name === 'P' ? `${tagText(child)} ` : tagText(child);
    })
    .join('')
    .replace(/\s+/g, ' ');
}

/** Addresses of the links of a PDF; of links within it, the name of the place as `#name`. */
export function pdfLinks(pdf: Uint8Array): string[] {
  const addresses = pdfinfo(pdf, '-url').matchAll(/Annotation +(\S+)/g);
  const places = pdfText(pdf).matchAll(/\/Dest (\([^()]*\)|<[0-9A-F]+>)/g);
  return [
    ...[...addresses].map(([, address = '']) => address),
    ...[...places].map(([, name = '']) => `#${nameOf(name)}`),
  ];
}

/** The bytes of a PDF with its streams unpacked, one character a byte; strings of two bytes a character as they read. */
export function pdfText(pdf: Uint8Array): string {
  const wide = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  return Buffer.from(pdf)
    .toString('latin1')
    .replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (whole, packed: string) => {
      try {
        return `stream\n${inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')}\nendstream`;
      } catch {
        return whole;
      }
    })
    .replace(/<FEFF([0-9A-F]+)>/g, (_, hex: string) => `(${wide(hex)})`);
}

function nameOf(written: string): string {
  return written.startsWith('<') ? Buffer.from(written.slice(1, -1), 'hex').toString('utf8') : written.slice(1, -1);
}

/** The text of each page, laid out as on paper. */
export function pdfPages(pdf: Uint8Array): string[] {
  return poppler('pdftotext', pdf, '-layout').split('\f').slice(0, -1);
}

/** All text in the order it was set: a table cell by cell. */
export function pdfStream(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-raw');
}

/** Where each word ends, and how wide its page is, in points. */
export function pdfWords(pdf: Uint8Array): { right: number; page: number }[] {
  const pages = poppler('pdftotext', pdf, '-bbox').split('<page ').slice(1);
  return pages.flatMap((page) =>
    [...page.matchAll(/xMax="([\d.]+)"/g)].map(([, right]) => ({
      right: Number(right),
      page: Number.parseFloat(page.slice(7)),
    })),
  );
}

function pdfinfo(pdf: Uint8Array, option: string): string {
  return poppler('pdfinfo', pdf, option);
}

function poppler(program: 'pdfinfo' | 'pdftotext', pdf: Uint8Array, option: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'study-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    writeFileSync(file, pdf);
    const output = program === 'pdftotext' ? ['-'] : [];
    return spawnSync(program, ['-enc', 'UTF-8', option, file, ...output], { encoding: 'utf8', maxBuffer: 2 ** 28 })
      .stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function available(): boolean {
  const absent = ['pdfinfo', 'pdftotext'].filter((program) => spawnSync(program, ['-v']).status !== 0);
  if (absent.length > 0)
    process.stderr.write(`No ${absent.join(', ')} (poppler-utils) here: tests that read PDF are skipped.\n`);
  return absent.length === 0;
}
