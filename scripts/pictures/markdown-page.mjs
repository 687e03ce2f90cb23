import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const style = `body { font: 16px/1.5 "Liberation Sans", Arial, sans-serif; color: #1f2328; max-width: 760px; margin: 30px auto; }
h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; } a { color: #0969da; text-decoration: none; }
blockquote { margin: 0 0 1em; padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 6px 13px; } img { max-width: 100%; }`;

/** Markdown as a page that shows it as code forges do. */
export function markdownPage(markdown) {
  const html = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(markdown);
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>${html}`;
}
