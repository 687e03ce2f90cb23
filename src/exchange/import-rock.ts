import { counted } from '../model/counted.ts';
import { slug } from '../model/slug.ts';
import { type CodePaths, codePaths } from './code-paths.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedCoding, ImportedParagraph, Importer, ImportFault } from './importer.ts';

/**
 * Sources of ROCK, the Reproducible Open Coding Kit: each line is an utterance, `[[theme>code]]` codes it; `[[cid=…]]`
 * says whose it is, `[[uid=…]]` and `---<<…>>---` are not text. rock.opens.science, “the ROCK standard”.
 */
export const importer: Importer = {
  recognises: (file) => {
    if (/\.rock$/i.test(file.name)) return true;
    const decoded = decodedText(file);
    return (
      'text' in decoded && /\[\[(?:uid|cid|caseId)\s*[:=]|^---<<.*>>---|\[\[[a-z]\w*>\w[\w>]*\]\]/im.test(decoded.text)
    );
  },
  read,
};

const mark = /\[\[([^[\]\n]+)\]\]/g;
const instance = /^\s*([\w-]+)\s*[:=]\s*(.+?)\s*$/s;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const codes = rockCodes();
  const paragraphs: ImportedParagraph[] = [];
  const codings: ImportedCoding[] = [];
  const cases = new Set<string>();
  const instances = new Set<string>();
  let at = 0;
  for (const line of withoutFragments(decoded.text).split('\n')) {
    if (/^\s*---.*---\s*$/.test(line)) continue;
    const found = [...line.matchAll(mark)].map(([, inner = '']) => inner);
    for (const [, name = '', value = ''] of found.map((inner) => instance.exec(inner) ?? [])) {
      if (/^(?:cid|caseid)$/i.test(name)) cases.add(value);
      else if (name !== '' && !/^uid$/i.test(name)) instances.add(name);
    }
    const own = found.filter((inner) => !instance.test(inner)).map(codes.add);
    const text = line
      .replace(mark, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim();
    if (own.length > 0 && text !== '') codings.push({ start: at, end: at + text.length, codes: own });
    paragraphs.push({ text });
    at += text.length + 1;
  }
  const [only, ...others] = cases;
  const variables = only !== undefined && others.length === 0 && slug(only) !== '' ? { case: slug(only) } : {};
  return {
    sources: [{ name: stemOf(file.name), paragraphs, codings, variables }],
    codes: { chapter: 'ROCK', codes: codes.paths.codes },
    losses: [
      ...counted(others.length === 0 ? 0 : cases.size, 'case', 'cases in one text'),
      ...counted(instances.size, 'class of instances', 'classes of instances'),
    ],
    warnings: decoded.warnings,
  };
}

/** A code that was once written with the codes above it need not be again. */
function rockCodes(): { paths: CodePaths; add: (inner: string) => string } {
  const paths = codePaths();
  const byName = new Map<string, string>();
  return {
    paths,
    add(inner) {
      const path = inner.trim();
      const known = path.includes('>') ? undefined : byName.get(path);
      const id = known ?? paths.add(path);
      byName.set(path.split('>').at(-1) as string, id);
      return id;
    },
  };
}

/** Without fragments of YAML between two lines of `---`. */
function withoutFragments(text: string): string {
  return text.replace(/^---[ \t]*\n(?:(?!---).*\n)*?(?:---[ \t]*(?:\n|$))/gm, '');
}
