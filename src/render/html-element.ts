import type { Properties } from 'hast';
import type { RootContent } from 'mdast';

/** An HTML element among mdast nodes: remark-rehype follows `hName`. Strings are text; null leaves a child out. */
export function element(
  name: string,
  properties: Properties,
  ...children: readonly (RootContent | string | null)[]
): RootContent {
  return {
    type: 'htmlElement',
    data: { hName: name, hProperties: properties },
    children: children
      .filter((child) => child !== null)
      .map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  } as unknown as RootContent;
}
