import type { PageCode } from '../model/page-study.ts';
import { element } from './element.ts';
import type { ReadWords } from './read-words.ts';

/** What a code means: definition, what belongs to it and what does not, examples. */
export function drawDefinition(code: PageCode, words: ReadWords): HTMLElement {
  const parts: (readonly [string, string])[] = [
    [words.definition, code.definition],
    [words.include, code.include],
    [words.exclude, code.exclude],
    [words.examples, code.examples],
  ];
  const written = parts.filter(([, text]) => text.trim() !== '');
  return element(
    'div',
    { class: 'definition' },
    ...(written.length === 0 ? [element('p', { class: 'faint' }, words.noDefinition)] : []),
    ...written.flatMap(([title, text]) => [
      element('h4', {}, title),
      ...text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => element('p', {}, plain(paragraph))),
    ]),
  );
}

/** Markdown as it is read aloud: list marks become dashes, emphasis goes. */
function plain(markdown: string): string {
  return markdown
    .replace(/^[ \t]*[-*+] /gm, '– ')
    .replace(/(\*\*|__|\*|_|`)(?=\S)([^*_`]*\S)\1/g, '$2')
    .replace(/^>\s?/gm, '');
}
