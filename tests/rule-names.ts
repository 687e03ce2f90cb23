import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const name = "'([a-z]+(?:-[a-z]+)*)'";
const patterns = [
  new RegExp(`\\brule: ${name}`, 'g'),
  new RegExp(`\\brule: \\w+ \\? ${name} : ${name}`, 'g'),
  // The argument before the severity or the message: fault(composing, place, 'orphan', `…`).
  new RegExp(`(?:(?<!\\bwrong)\\(|,)\\s*${name},\\s*(?:'(?:error|warning|info)'|message\\b|\`|"|'[A-Z\`])`, 'g'),
];

/** The rules of the problems that program text may give, read from the ways it is written. */
export function rulesIn(text: string): string[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => match.slice(1).filter((rule) => rule !== undefined)),
  );
}

/** The rules of every folder that makes problems. */
export function rulesOfSource(): Set<string> {
  const source = join(import.meta.dirname, '..', 'src');
  const files = ['parse', 'check', 'report', 'study'].flatMap((folder) =>
    readdirSync(join(source, folder)).map((file) => readFileSync(join(source, folder, file), 'utf8')),
  );
  return new Set(files.flatMap(rulesIn));
}
