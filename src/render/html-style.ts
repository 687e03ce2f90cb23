import { paperStyle } from './html-style-paper.ts';
import { screenStyle } from './html-style-screen.ts';

/** The style sheet of a report whose running title on paper is `title`. */
export function htmlStyle(title: string): string {
  return `${screenStyle}${paperStyle(title)}`;
}
