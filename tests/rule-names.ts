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
export function rulesIn(text: string, ways: readonly RegExp[] = patterns): string[] {
  return ways.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => match.slice(1).filter((rule) => rule !== undefined)),
  );
}

/** Every rule of the source. */
export function rulesOfSource(): Set<string> {
  const source = join(import.meta.dirname, '..', 'src');
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  // Elsewhere other calls look like the third way, and problems are written the first two ways only.
  const found = names.flatMap((file) => {
    // What the page's server refuses is worded by the page, in both languages: src/page/read-words.ts.
    if (/^(?:web|page)\b/.test(file)) return [];
    const text = readFileSync(join(source, file), 'utf8');
    return rulesIn(text, /^(?:parse|check|report|study)\b/.test(file) ? patterns : patterns.slice(0, 2));
  });
  return new Set(found);
}
