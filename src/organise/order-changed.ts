import type { Codebook } from '../model/codebook.ts';

/**
 * Says that a renamed theme has another place in its chapter: themes without `order:` stand by the names of their files,
 * and a file is renamed with its theme.
 */
export function orderChanged(
  before: Codebook,
  after: Codebook,
  { from: [old], to: [id] }: { readonly from: readonly string[]; readonly to: readonly string[] },
): string[] {
  const chapter = after.chapters.find(({ themes }) => themes.some((theme) => theme.id === id));
  const earlier = before.chapters.find(({ themes }) => themes.some((theme) => theme.id === old));
  const now = chapter?.themes ?? [];
  const was = (earlier?.themes ?? []).map((theme) => (theme.id === old ? id : theme.id));
  const position = now.findIndex((theme) => theme.id === id);
  if (position === -1 || was.indexOf(id) === position) return [];
  const where = position === 0 ? 'first' : `after « ${now[position - 1]?.id} »`;
  return [
    `The order of the themes changes with the name of the file: « ${now[position]?.id} » comes ${where} in its chapter. \`order:\` in the files of themes sets another.`,
  ];
}
