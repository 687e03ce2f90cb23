import { assembled, type Part } from '../model/part.ts';
import type { Format } from '../model/settings.ts';
import type { Rendered } from '../render/renderers.ts';
import type { OpenedStudy } from '../study/open.ts';

/** A report in each format, in the order in which they are asked for; the page is made last, since quotes are let go for it. */
export async function inFormats(
  asked: readonly Format[],
  render: (format: Format) => Rendered | Promise<Rendered>,
): Promise<(readonly [Format, Rendered])[]> {
  const made = new Map<Format, Rendered>();
  for (const format of asked.toSorted((a, b) => Number(a === 'html') - Number(b === 'html')))
    made.set(format, await render(format));
  return asked.map((format) => [format, made.get(format) as Rendered]);
}

/** What has not changed of an output is taken from it as it is. */
export function joiner(path: string, { pieces }: Pick<OpenedStudy, 'pieces'>): (parts: Iterable<Part>) => Uint8Array {
  return (parts) => (pieces ? pieces.file(path, parts) : assembled(parts).bytes);
}
