import { leavesOf } from '../parse/leaves.ts';

/** What Markdown, or the study's reading of it, may take for something other than a character. */
const significant = /[\\`*_[\]<&]|^[-+=>#~]|^\d+[.)]/m;
/** What reads as itself wherever no other sign is: stars between spaces, underscores within words, brackets around words. */
const harmless = /(?<=\s)\*(?=\s)|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|\[[^[\]\\\n]*\](?![[(:])/gu;

/**
 * Plain text of one paragraph as Markdown that the study reads as the very same text: what needs an escape gets one,
 * and where that is not enough every sign does.
 * @param text clean: no white space at the ends of its lines, no empty line.
 */
export function paragraphMarkdown(text: string): string {
  if (!significant.test(text.replace(harmless, 'x'))) return text;
  const candidates = [escapeNeeded(text), withoutTags(escapeNeeded(text))];
  return candidates.find((markdown) => readsAs(markdown, text, 'paragraph')) ?? escapeAll(text);
}

/** Plain text as a heading of a level, on one line. */
export function headingMarkdown(text: string, level: number): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const marks = `${'#'.repeat(Math.min(6, Math.max(1, level)))} `;
  const markdown =
    marks + (significant.test(line) || line.includes('#') ? escapeNeeded(line).replace(/#/g, '\\#') : line);
  return readsAs(markdown, line, 'heading') ? markdown : marks + escapeAll(line);
}

/** Every sign of ASCII escaped: nothing but text. */
export function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** The signs escaped that Markdown reads where they stand. */
function escapeNeeded(text: string): string {
  const linked = /\]\s*[([]/.test(text);
  return text
    .replace(/\\(?=[!-/:-@[-`{-~\n]|$)/g, '\\\\')
    .replace(/`|\*(?=\S)|(?<=\S)\*/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=!--)/g, '\\<')
    .replace(/&(?=#|[a-zA-Z][a-zA-Z\d]*;)/g, '\\&')
    .replace(linked ? /[[\]]/g : /(?!)/g, '\\$&')
    .replace(/^(?:[-+](?=[ \t]|$)|[->=~#])/gm, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/gm, '$1\\$2');
}

/** Where what stands between angle brackets would be a tag; « <rires> » is none. */
function withoutTags(markdown: string): string {
  return markdown.replace(/(?<!\\)<(?=[!/?a-zA-Z])/g, '\\<');
}

function readsAs(markdown: string, text: string, kind: 'paragraph' | 'heading'): boolean {
  const [leaf, ...more] = leavesOf(markdown);
  return leaf?.kind === kind && more.length === 0 && leaf.plain.text === text;
}
