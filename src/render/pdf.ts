import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../report/document.ts';
import { type Lost, lostInPdf } from './lost-in-pdf.ts';
import { renderTypst, type TypstSource } from './typst.ts';

type Typesetter = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** A PDF, and the `.typ` it was set from with its pictures, which any Typst sets again. */
export interface Typeset {
  readonly content?: Uint8Array;
  readonly beside: ReadonlyMap<string, string | Uint8Array>;
  readonly missing?: string;
  readonly lacks?: Lost;
}

const install =
  'PDF needs the typesetter Typst, an optional part that is not installed here: run npm install --no-save @myriaddreamin/typst-ts-node-compiler@0.7.0 in the folder of study, or set the .typ file with any Typst.';

/**
 * Sets a report as a tagged PDF/A-2a, from nothing but the document and the fonts inside Typst: the same document
 * gives the same bytes. Signs those fonts lack are taken from the machine’s.
 * @param furnishing `pictures` of the prose that are at hand, by the address written there
 */
export async function renderPdf(
  document: Document,
  { pictures }: { readonly pictures?: ReadonlyMap<string, Uint8Array> } = {},
): Promise<Typeset> {
  const source = renderTypst(document, pictures);
  const beside = new Map([[`${document.name}.typ`, source.text], ...source.pictures]);
  const typesetter = await load();
  if (!typesetter) return { beside, missing: install };
  const content = typeset(typesetter, source);
  return typeof content === 'string'
    ? { beside, missing: `Typst cannot set ${document.name}.typ: ${content}` }
    : { ...content, beside };
}

async function load(): Promise<Typesetter | undefined> {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    return undefined;
  }
}

/** A folder that there is, for the files that are shown to Typst in memory; nothing is read from it. */
const workspace = fileURLToPath(new URL('.', import.meta.url));

/** From the strictest on: what a report says may need a sign of another font, or one that no archive takes. */
const attempts = [
  { fallback: 'no', standard: 'a-2a' },
  { fallback: 'yes', standard: 'a-2a' },
  { fallback: 'yes', standard: 'a-2b' },
  { fallback: 'yes', standard: '1.7' },
];

/** The PDF, or why there is none. */
function typeset({ NodeCompiler }: Typesetter, { text, pictures }: TypstSource) {
  const compiler = NodeCompiler.create({ workspace });
  for (const [name, content] of pictures) compiler.mapShadow(join(workspace, name), Buffer.from(content));
  let fault: string | undefined;
  for (const { fallback, standard } of attempts) {
    const compiled = compiler.compile({ mainFileContent: text, inputs: { fallback } });
    const { result } = compiled;
    if (!result) return (compiled.takeDiagnostics()?.shortDiagnostics ?? []).map(({ message }) => message).join('; ');
    try {
      const bytes = withoutDates(compiler.pdf(result, { pdfStandard: standard, creationTimestamp: 0 }));
      return { content: bytes, ...(standard === '1.7' && fault !== undefined ? { lacks: lostInPdf(fault) } : {}) };
    } catch (error) {
      fault = String(error);
    } finally {
      compiler.evictCache(0);
    }
  }
  return fault ?? '';
}

/**
 * The PDF without the date it was made, which Typst writes in every archivable file: no clock is read here, and any date
 * would be wrong. Spaces take its place, so that nothing else moves.
 */
function withoutDates(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  for (const { index, 0: date } of text.matchAll(dates)) bytes.fill(' ', index, index + date.length);
  return bytes;
}

const dates =
  /\/(?:CreationDate|ModDate) \(D:19700101[^)]*\)|<(xmp:(?:ModifyDate|CreateDate)|stEvt:when)>1970-01-01[^<]*<\/\1>/g;
