import type { ExportedSource, ExportedStudy } from '../model/exported.ts';
import { counted } from './counted.ts';
import { variableNames } from './exported-codes.ts';
import type { Exported, Exporter } from './exporter.ts';
import { escapeXml } from './xml.ts';
import { zipTexts } from './zip.ts';

/** For TXM, its import XML/w + CSV: a text each with `<u who="…">` for every turn, and `metadata.csv` with the variables. */
export const exporter: Exporter = { write };

function write(study: ExportedStudy): Exported {
  const texts = study.sources.map((source) => [`${source.name}.xml`, textXml(source)] as const);
  const names = variableNames(study.sources);
  const rows = study.sources.map(({ name, case: own, wave = '', variables }) => [
    ...[name, own, wave],
    ...names.map((variable) => variables[variable] ?? ''),
  ]);
  const heading = ['id', 'case', 'wave', ...names.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, '_'))];
  const metadata = [heading, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
  return {
    bytes: zipTexts({ ...Object.fromEntries(texts), 'metadata.csv': metadata }),
    losses: counted(study.codings.length, 'coding'),
  };
}

/** TXM wants commas, and quotation marks around every cell. */
function quoted(cell: string): string {
  return `"${cell.replace(/\s+/g, ' ').replace(/"/g, '""')}"`;
}

function textXml({ name, turns, text }: ExportedSource): string {
  const said = turns.map(({ speaker = 'R', asks, time, paragraphs }) => {
    const words = paragraphs.map(
      ({ start, end, heading }) =>
        `<${heading ? 'head' : 'p'}>${escapeXml(text.slice(start, end).trim())}</${heading ? 'head' : 'p'}>`,
    );
    const when = time === undefined ? '' : ` time="${escapeXml(time)}"`;
    return `<u who="${escapeXml(speaker)}" role="${asks ? 'asks' : 'answers'}"${when}>${words.join('')}</u>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<text id="${escapeXml(name)}">\n${said.join('')}</text>\n`;
}
