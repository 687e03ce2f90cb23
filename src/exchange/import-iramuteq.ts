import { counted } from '../model/counted.ts';
import { frontMatterKey } from './front-matter-key.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';
import { textParagraphs } from './text-paragraphs.ts';

/** Corpora of IRaMuTeQ and Alceste: `**** *sexe_f *age_30` opens a text and gives its variables. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && opening.test(decoded.text);
  },
  read,
};

const opening = /^(?:\*{4}|\d{4})[ \t]+\*\S.*$/m;
const thematic = /^-\*\S+[ \t]*$/gm;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const texts = decoded.text.split(new RegExp(`(?=${opening.source})`, 'm')).filter((text) => opening.test(text));
  const rows = texts.map((text) => {
    const [head = ''] = text.split('\n');
    return { variables: variablesOf(head), body: text.slice(head.length) };
  });
  const naming = Object.keys(rows[0]?.variables ?? {}).find((name) =>
    isUnique(rows.map(({ variables }) => variables[name])),
  );
  const stem = stemOf(file.name);
  const marks = decoded.text.match(thematic)?.length ?? 0;
  return {
    sources: rows.map(({ variables, body }, index) => ({
      name: `${stem}-${naming === undefined ? String(index + 1).padStart(String(rows.length).length, '0') : variables[naming]}`,
      paragraphs: textParagraphs(body.replace(thematic, '')),
      labelled: true,
      variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => frontMatterKey(name, value))),
    })),
    losses: counted(marks, 'thematic mark (-*theme)', 'thematic marks (-*theme)'),
    warnings: decoded.warnings,
  };
}

/** `*sexe_f` is sexe: f; `*femme` without a value is femme: femme. */
function variablesOf(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/(?<=\s)\*(\S+)/g)].map(([, word = '']) => {
      const at = word.indexOf('_');
      return at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, word];
    }),
  );
}

function isUnique(values: readonly (string | undefined)[]): boolean {
  return values.every((value) => value !== undefined) && new Set(values).size === values.length;
}
