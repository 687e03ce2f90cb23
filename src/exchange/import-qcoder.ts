import { counted } from '../model/counted.ts';
import { codePaths } from './code-paths.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedCoding, Importer, ImportFault } from './importer.ts';
import { textInPlace } from './text-in-place.ts';

/** Texts with the marks of qcoder: `(QCODE)passage(/QCODE){#code1, #code2}`; they may lie within one another. */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    return 'text' in decoded && /\(QCODE\)[\s\S]*?\(\/QCODE\)/.test(decoded.text);
  },
  read,
};

const marks = /\(QCODE\)|\(\/QCODE\)((?:\s*\{\s*#[^{}]*\})*)/g;

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const paths = codePaths();
  const codings: ImportedCoding[] = [];
  const opened: number[] = [];
  let plain = '';
  let from = 0;
  let astray = 0;
  for (const match of decoded.text.matchAll(marks)) {
    plain += decoded.text.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] === undefined) {
      opened.push(plain.length);
      continue;
    }
    const start = opened.pop();
    const codes = [...match[1].matchAll(/#([^,{}#]+)/g)].map(([, code = '']) => paths.add(code.trim()));
    if (start === undefined || codes.length === 0 || start === plain.length) astray++;
    else codings.push({ start, end: plain.length, codes });
  }
  plain += decoded.text.slice(from);
  return {
    sources: [{ name: stemOf(file.name), paragraphs: textInPlace(plain), codings }],
    codes: { chapter: 'qcoder', codes: paths.codes },
    losses: counted(
      astray + opened.length,
      'mark without its other half, or without a code',
      'marks without their other half, or without a code',
    ),
    warnings: decoded.warnings,
  };
}
