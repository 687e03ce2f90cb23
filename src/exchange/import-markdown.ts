import { readFrontMatter } from '../parse/front-matter.ts';
import { leavesOf } from '../parse/leaves.ts';
import { crowded } from './crowded.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';

/** Markdown of other programs: titles and labels in bold are kept; front matter becomes variables. */
export const importer: Importer = { recognises: () => true, read };

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const { map, bodyStart, broken, problems } = readFrontMatter('', decoded.text);
  if (broken) return { fault: problems.map(({ line, message }) => `Line ${line}: ${message}`).join(' ') };
  const variables = Object.fromEntries(
    (map?.entries ?? []).flatMap(({ key, value }) =>
      value.kind === 'scalar' && value.value !== '' ? [[key, value.value]] : [],
    ),
  );
  const body = decoded.text.slice(bodyStart);
  const fault = crowded(body.split(/\n[ \t]*\n/));
  if (fault) return { fault };
  const paragraphs = paragraphsOf(body);
  return { sources: [{ name: stemOf(file.name), paragraphs, variables }], warnings: decoded.warnings };
}

function paragraphsOf(body: string): ImportedParagraph[] {
  return leavesOf(body).map(({ kind, start, end, plain: { text }, emphasised }) => {
    const markdown = body.slice(start, end);
    if (kind === 'heading') return { text, heading: /^#+/.exec(markdown)?.[0].length ?? 1 };
    const bold = /^(\*{1,3}|_{1,3})(?!\s)([^*_\n]+)\1/.exec(markdown)?.[2];
    return { text, emphasised, ...(bold === undefined || emphasised ? {} : { lead: bold.length }) };
  });
}
