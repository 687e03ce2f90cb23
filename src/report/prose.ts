import { parseMarkdown } from '../parse/template.ts';
import type { Prose } from './document.ts';

/** Composed Markdown as a block. */
export function proseOf(markdown: string): Prose {
  return { type: 'prose', markdown, nodes: parseMarkdown(markdown).children };
}

/** Words that are no Markdown, for use in composed Markdown. */
export function literal(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&');
}
