import type { Verbatim } from '../report/document.ts';
import { labels } from './labels.ts';
import { translated } from './translated.ts';
import type { TypstContext } from './typst-context.ts';
import { escapeTypst, joinTypst } from './typst-escape.ts';

/** Quotes up to so many characters, some twelve lines, stand on one page. */
const shortQuote = 1000;

/** A verbatim, and its translation; the attribution ends the last paragraph, so that no page can part them. */
export function typstVerbatim(verbatim: Verbatim, context: TypstContext): string {
  const paragraphs = verbatim.paragraphs.flatMap((paragraph) => paragraph.split(/\n[ \t]*\n/));
  const translation = translated(verbatim, labels[context.document.language]);
  const set = [
    ...paragraphs.map((paragraph) => listLines(paragraph, context)),
    ...translation.map((paragraph) => [`#emph[${joinTypst(listLines(paragraph, context))}]`]),
  ];
  const last = set.pop() ?? [];
  const tail = joinTypst([...last, ...attribution(verbatim, context), noteCall(verbatim, context)]);
  const settings = [
    ...([...paragraphs, ...translation].join('').length > shortQuote ? ['breakable: true'] : []),
    ...(verbatim.against ? ['against: true'] : []),
  ];
  const body = [...set.map(joinTypst), tail].join('\n\n');
  const label = context.label(verbatim.anchor);
  return `#verbatim${settings.length > 0 ? `(${settings.join(', ')})` : ''}[${body}]${label ? ` <${label}>` : ''}`;
}

// A no-break space holds it to the last word; the parentheses of « (Norlink) » stay outside its link.
function attribution({ attribution: shown, cite }: Verbatim, { link }: TypstContext): string[] {
  if (!shown) return [];
  if (cite?.kind !== 'link') return ['~', `#attribution[${escapeTypst(shown)}]`];
  const [, open = '', name = '', close = ''] = /^(\(?)(.*?)(\)?)$/s.exec(shown) ?? [];
  return ['~', `#attribution[${joinTypst([open, link(cite.url, escapeTypst(name)), close])}]`];
}

function noteCall({ cite }: Verbatim, { cite: call }: TypstContext): string {
  return cite?.kind === 'footnote' ? call(cite.id) : '';
}

/** A paragraph’s words; the items of a list keep their lines, others run on. */
function listLines(paragraph: string, { text }: TypstContext): string[] {
  const lines = paragraph.split(/\n(?=(?:[-+*•–]|\d{1,9}[.)])\s)/);
  return lines.flatMap((line, index) => (index === 0 ? [text(line)] : ['#linebreak()', text(line)]));
}
