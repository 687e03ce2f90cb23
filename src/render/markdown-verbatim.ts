import type { Verbatim } from '../report/document.ts';
import type { CiteNote } from './cite-notes.ts';
import type { Labels } from './labels.ts';
import { escapeMarkdown } from './markdown-escape.ts';
import { translated } from './translated.ts';
import { webAddress } from './web-address.ts';

interface Context {
  readonly labels: Labels;
  readonly notes: ReadonlyMap<string, CiteNote>;
  readonly definitions: readonly string[];
}

/** A verbatim as a block quote, its attribution after the last words. */
export function markdownVerbatim(verbatim: Verbatim, context: Context): string {
  const paragraphs = verbatim.paragraphs.flatMap((paragraph) => paragraph.split(/\n[ \t]*\n/));
  const translation = translated(verbatim, context.labels);
  const said = paragraphs
    .map((paragraph, index) => {
      const isLast = index === paragraphs.length - 1 && translation.length === 0;
      const tail = isLast ? attribution(verbatim) : noTail;
      return bullet.test(paragraph)
        ? quotedList(paragraph, tail, context)
        : quotedParagraph(paragraph, tail, context.definitions);
    })
    .join('\n>\n');
  const quote = [said, ...translation.map((text, index) => italic(text, index, translation, verbatim, context))].join(
    '\n>\n',
  );
  const note = verbatim.cite?.kind === 'footnote' && context.notes.get(verbatim.cite.id);
  return `${quote}${note ? `[^${note.id}]` : ''}`;
}

/** What follows the quoted words, and the characters of it a reader sees. */
interface Tail {
  readonly markdown: string;
  readonly shown: string;
}

const noTail: Tail = { markdown: '', shown: '' };

function quotedParagraph(paragraph: string, tail: Tail, definitions: readonly string[]): string {
  // White space at the ends of a line shows nothing, and before it could make a block of code.
  const text = paragraph.replace(/^[ \t]+|[ \t]+$/gm, '');
  const escaped = escapeMarkdown(text, { after: tail.markdown, shownAfter: tail.shown, definitions });
  return `${escaped}${tail.markdown}`.replace(/^/gm, '> ');
}

function italic(
  text: string,
  index: number,
  all: readonly string[],
  verbatim: Verbatim,
  { definitions }: Context,
): string {
  const tail = index === all.length - 1 ? attribution(verbatim) : noTail;
  const words = text.replace(/\s*\n\s*/g, ' ').trim();
  const around = { before: '*', shownBefore: '', after: `*${tail.markdown}`, shownAfter: tail.shown, definitions };
  return `> *${escapeMarkdown(words, around)}*${tail.markdown}`;
}

// A bullet shows as it stands in the transcript; what is said before and in each item is escaped on its own.
const bullet = /\n- (?=\S)/;

function quotedList(paragraph: string, tail: Tail, { definitions }: Context): string {
  const [lead = '', ...items] = paragraph.split(/(?:^|\n)- (?=\S)/);
  const listed = items.map((item) =>
    quotedParagraph(item, noTail, definitions)
      .replace(/^> (.*)/, '> - $1')
      .replace(/\n> (?!- )/g, '\n>   '),
  );
  const parts = [...(lead === '' ? [] : [quotedParagraph(lead, noTail, definitions)]), ...listed];
  return `${parts.join('\n')}${tail.markdown === '' ? '' : `\n>\n>${tail.markdown}`}`;
}

// The parentheses of « (Norlink) » stay outside its link.
function attribution(verbatim: Verbatim): Tail {
  if (verbatim.attribution === null || verbatim.attribution === '') return noTail;
  const shown = ` ${verbatim.attribution.replace(/\s*\n\s*/g, ' ')}`;
  const address = verbatim.cite?.kind === 'link' ? webAddress(verbatim.cite.url) : undefined;
  if (!address) return { markdown: ` ${escapeMarkdown(shown.slice(1), { before: 'x ', shownBefore: 'x ' })}`, shown };
  const [, open = '', name = '', close = ''] = /^ (\(?)(.*?)(\)?)$/s.exec(shown) ?? [];
  const target = `](${address})`;
  return { markdown: ` ${open}[${escapeMarkdown(name, { before: '[', after: target })}${target}${close}`, shown };
}
