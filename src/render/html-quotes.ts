import { isPlainAnchor } from '../model/slug.ts';
import type { Passage, Verbatim } from '../report/document.ts';
import type { Labels } from './labels.ts';
import { noBreakSpaces } from './no-break-spaces.ts';
import { translated } from './translated.ts';

// A report may quote thousands of passages: their words are written as HTML at once, without a tree of nodes that would be
// sanitised. Nothing gets here that is not escaped, nor an attribute that is not a word of the program's.

/** Whether all of a verbatim is but words: it has no link and no note, and its anchor needs no escaping. */
export function isPlain({ anchor, cite }: Verbatim): boolean {
  return cite === undefined && isPlainAnchor(anchor);
}

/** Such a verbatim, and the passage it was taken from. */
export function plainVerbatimHtml(verbatim: Verbatim, labels: Labels): string {
  const { anchor, attribution, against, passage } = verbatim;
  const caption = attribution ? `<figcaption>${captionHtml(attribution, labels)}</figcaption>` : '';
  const words = `${blockquoteHtml(verbatim, labels)}${caption}`;
  const figure = `<figure id="${anchor}" class="verbatim${against ? ' against' : ''}">${words}</figure>`;
  return passage ? `${figure}\n<details class="passage">${passageHtml(passage, labels)}</details>` : figure;
}

function captionHtml(attribution: string, { spaced }: Labels): string {
  const text = trimmedLines(attribution);
  return `<span>${escaped(spaced ? noBreakSpaces(text) : text)}</span>`;
}

/** The words of a verbatim, and its translation. */
export function blockquoteHtml(verbatim: Verbatim, labels: Labels): string {
  const paragraphs = verbatim.paragraphs.map((text) => `<p>${listLines(text)}</p>`);
  const translation = translated(verbatim, labels).map((text) => `<p><em>${listLines(text)}</em></p>`);
  return `<blockquote>${[...paragraphs, ...translation].join('')}</blockquote>`;
}

/** The passage around a quotation: what is seen of it folded, and all of it. */
export function passageHtml({ title, paragraphs }: Passage, labels: Labels): string {
  const shown = paragraphs.map(({ speaker, asks, text, quoted }, index) => {
    const isNewSpeaker = speaker !== undefined && speaker !== paragraphs[index - 1]?.speaker;
    const label = isNewSpeaker ? `<span class="speaker">${words(`${speaker} `)}</span>` : '';
    return `<p${asks ? ' class="question"' : ''}>${label}${marked(text, quoted)}</p>`;
  });
  return `<summary>${words(labels.passage)}</summary><div><p class="interview">${words(title)}</p>${shown.join('')}</div>`;
}

function marked(text: string, quoted: readonly { start: number; end: number }[]): string {
  let html = '';
  let done = 0;
  for (const { start, end } of [...quoted].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, done);
    if (end <= from) continue;
    html += `${words(text.slice(done, from))}<mark>${words(text.slice(from, end))}</mark>`;
    done = end;
  }
  return html + words(text.slice(done));
}

/** A paragraph's words; the items of a list keep their lines, others run on. */
function listLines(paragraph: string): string {
  const [first = '', ...items] = paragraph.split(/\n(?=(?:[-+*•–]|\d{1,9}[.)])\s)/);
  return [words(first), ...items.map((item) => words(item.replace(/^[ \t]+/, '')))].join('<br>\n');
}

function words(text: string): string {
  return escaped(trimmedLines(text));
}

/** Without the white space at the ends of lines, as all the prose of a page. */
function trimmedLines(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/[ \t]*(\r?\n|\r)[ \t]*/g, '$1') : text;
}

function escaped(text: string): string {
  return text.replace(/[<&]/g, (sign) => (sign === '<' ? '&#x3C;' : '&#x26;'));
}
