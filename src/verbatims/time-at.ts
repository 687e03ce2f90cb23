import type { Source } from '../model/source.ts';

/** The time code a passage stands under: the last one at or before it, as written; undefined where there is none. */
export function timeAt({ turns }: Pick<Source, 'turns'>, offset: number): string | undefined {
  let time: string | undefined;
  for (const turn of turns) {
    if (turn.start > offset) break;
    time = turn.time ?? time;
    for (const paragraph of turn.paragraphs) if (paragraph.start <= offset) time = paragraph.time ?? time;
  }
  return time;
}
