import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { identities, maskNames, namedIn } from '../verbatims/identities.ts';
import { maskedSpan } from '../verbatims/masked-span.ts';
import { decodeReferences } from './character-references.ts';
import { maskTextNodes } from './mask-text-nodes.ts';

/** Names as written, emphasis aside, that are masked where they stand. */
export type Written = ReadonlySet<string>;

const none: Written = new Set();

/** What names things to the program rather than to a reader. */
const notWords = ['type', 'kind', 'align', 'anchor', 'id', 'code', 'rule', 'verdict', 'file', 'checked'];

/** What an mdast node says apart from the sentence it stands in: no word before it tells how its first is meant. */
const apart = ['title', 'alt', 'url', 'label', 'identifier', 'lang', 'meta'];

/**
 * A value with every such name in its texts replaced by the pseudonym. The Markdown of a block decides; its nodes follow.
 * @param named the names found in the whole template: they are masked in code, titles and addresses too
 */
export function maskWords<T>(value: T, coded: CodedStudy, named: Written = none): T {
  if (value === undefined || identities(coded).length === 0) return value;
  const copy = JSON.parse(JSON.stringify(value));
  const own = typeof copy?.markdown === 'string' ? maskMarkdown(copy.markdown, coded) : undefined;
  const gone: Written = own ? new Set([...own.written].filter((name) => !own.text.includes(name))) : none;
  const everywhere = new Set([...named, ...(own?.written ?? [])]);
  maskTextNodes(copy, coded, gone);
  return JSON.parse(JSON.stringify(copy), function (this: { type?: unknown }, key, part) {
    if (typeof part !== 'string' || notWords.includes(key) || (key === 'value' && this.type === 'text')) return part;
    if (key === 'markdown') return own && part === copy.markdown ? own.text : maskMarkdown(part, coded).text;
    const isApart = typeof this.type === 'string' && (key === 'value' || apart.includes(key));
    return maskNames(part, coded, undefined, isOneOf(isApart ? everywhere : gone, part));
  });
}

/** Whether a stretch of a text is written as one of these names. */
function isOneOf(names: Written, text: string): (span: Span) => boolean {
  return (span) => names.has(writtenIn(text, span));
}

/** A name as it stands in Markdown, without emphasis. */
export function writtenIn(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/[*_]/g, '');
}

function maskMarkdown(markdown: string, coded: CodedStudy): { text: string; written: Written } {
  const { text, spanOf } = decodeReferences(markdown);
  const places = namedIn(text, coded);
  let shown = '';
  let from = 0;
  for (const place of places) {
    const { start, end } = spanOf(place);
    shown += markdown.slice(from, start) + maskedSpan(markdown, start, end, `[${place.identity.shown}]`);
    from = end;
  }
  return { text: shown + markdown.slice(from), written: new Set(places.map((place) => writtenIn(text, place))) };
}
