import type { Definition, Image, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { escapeMarkdown } from './markdown-escape.ts';
import type { PictureFile } from './picture-files.ts';

const reader = unified().use(remarkParse).use(remarkGfm);

/** The author's Markdown with its pictures at their files beside the report; every other byte as it is written. */
export function withPictureFiles(markdown: string, files: ReadonlyMap<string, PictureFile>): string {
  if (files.size === 0 || !/!\[|\]:/.test(markdown)) return markdown;
  let written = '';
  let from = 0;
  for (const node of addressed(reader.parse(markdown))) {
    const file = files.get(node.url);
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (!file || start === undefined || end === undefined) continue;
    written += markdown.slice(from, start) + readdressed(markdown.slice(start, end), node, file.name);
    from = end;
  }
  return written + markdown.slice(from);
}

function addressed(node: Nodes): (Image | Definition)[] {
  if (node.type === 'image' || node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(addressed) : [];
}

/** A picture, or the definition of its address, at another address. */
function readdressed(source: string, node: Image | Definition, file: string): string {
  const address = encodeURIComponent(file).replace(/[()]/g, '\\$&');
  const opening = node.type === 'image' ? '](' : ']:';
  const places = [...source.matchAll(node.type === 'image' ? /\]\(\s*/g : /\]:\s*/g)];
  for (const { index, 0: before } of places.reverse()) {
    const start = index + before.length;
    for (const written of [`<${node.url}>`, node.url]) {
      if (source.startsWith(written, start) && /^(?:$|[\s)])/.test(source.slice(start + written.length)))
        return `${source.slice(0, start)}${address}${source.slice(start + written.length)}`;
    }
  }
  // Its address is written with escapes.
  const title = node.title ? ` "${node.title.replace(/["\\]/g, '\\$&')}"` : '';
  const close = node.type === 'image' ? ')' : '';
  const words =
    node.type === 'image'
      ? `![${escapeMarkdown(node.alt ?? '', { before: '![', after: '](a)' })}`
      : `[${node.label ?? node.identifier}`;
  return `${words}${opening}${node.type === 'image' ? '' : ' '}${address}${title}${close}`;
}
