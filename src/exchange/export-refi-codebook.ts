import type { ExportedStudy } from '../model/exported.ts';
import { version } from '../model/version.ts';
import type { Exported, Exporter } from './exporter.ts';
import { lossesOfCodes, refiCodesXml } from './refi-codes-xml.ts';

/** A codebook of REFI-QDA 1.0. */
export const exporter: Exporter = { write };

function write(study: ExportedStudy): Exported {
  const book = refiCodesXml(study).replace(/^<CodeBook>|<\/CodeBook>\n$/g, '');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="study ${version}">${book}</CodeBook>\n`;
  return { pieces: [new TextEncoder().encode(xml)], losses: lossesOfCodes(study) };
}
