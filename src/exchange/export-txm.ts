import { counted } from '../model/counted.ts';
import { codingCount, type ExportedSource, type ExportedStudy } from '../model/exported.ts';
import { variableNames } from './exported-codes.ts';
import type { Exported, Exporter } from './exporter.ts';
import { fileNames } from './file-names.ts';
import { uniqueNames } from './table-file.ts';
import { escapeXml } from './xml.ts';
import { zipFiles } from './zip.ts';

/** For TXM, its import XML/w + CSV: a text each with `<u who="…">` for every turn, and `metadata.csv` with the variables. */
export const exporter: Exporter = { write };

const utf8 = new TextEncoder();

function write(study: ExportedStudy): Exported {
  const ids = fileNames(study.sources.map(({ name }) => name));
  const texts = study.sources.map(
    (source, i) => [`${ids[i]}.xml`, utf8.encode(textXml(source, ids[i] as string))] as const,
  );
  const names = variableNames(study.sources);
  const rows = study.sources.map(({ case: own, wave = '', variables }, i) => [
    ...[ids[i] as string, own, wave],
    ...names.map((variable) => variables[variable] ?? ''),
  ]);
  const own = ['id', 'case', 'wave'];
  const plain = names.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, '_'));
  const heading = [...own, ...uniqueNames(plain, own)];
  const metadata = [heading, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
  return {
    pieces: [zipFiles({ ...Object.fromEntries(texts), 'metadata.csv': utf8.encode(metadata) })],
    losses: counted(codingCount(study), 'coding'),
  };
}

/** TXM wants commas, and quotation marks around every cell. */
function quoted(cell: string): string {
  return `"${cell.replace(/\s+/g, ' ').replace(/"/g, '""')}"`;
}

function textXml({ turns, text }: ExportedSource, id: string): string {
  const said = turns.map(({ speaker = 'R', asks, time, paragraphs }) => {
    const words = paragraphs.map(
      ({ start, end, heading }) =>
        `<${heading ? 'head' : 'p'}>${escapeXml(text.slice(start, end).trim())}</${heading ? 'head' : 'p'}>`,
    );
    const when = time === undefined ? '' : ` time="${escapeXml(time)}"`;
    return `<u who="${escapeXml(speaker)}" role="${asks ? 'asks' : 'answers'}"${when}>${words.join('')}</u>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<text id="${escapeXml(id)}">\n${said.join('')}</text>\n`;
}
