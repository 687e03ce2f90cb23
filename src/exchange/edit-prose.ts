import { proseHeadings } from '../model/prose-headings.ts';
import type { Language } from '../model/settings.ts';
import { type ProseKey, type ThemeSection, themeSections } from '../parse/codebook.ts';
import type { Splice } from './edit-keys.ts';

const order: readonly ProseKey[] = ['definition', 'include', 'exclude', 'examples'];

/**
 * The splice that gives a section of a theme's prose other words, under its heading where it has one; undefined where
 * the section stands in several places.
 * @param bodyStart where the prose begins in the file
 */
export function spliceProse(
  text: string,
  bodyStart: number,
  key: ProseKey,
  value: string,
  language: Language,
): Splice | undefined {
  const sections = themeSections(text.slice(bodyStart)).map((section) => moved(section, bodyStart));
  const filled = sections.filter((section) => section.key === key && section.end > section.start);
  const [only, ...more] = filled;
  if (more.length > 0) return undefined;
  if (only) return { start: only.start, end: only.end, text: value };
  if (key === 'definition') return opening(text, bodyStart, value);
  const bare = sections.find((section) => section.key === key)?.heading;
  if (bare) return { start: bare.end, end: bare.end, text: `\n\n${value}` };
  const depth = sections.find(({ heading }) => heading)?.heading?.depth ?? 2;
  const written = `${'#'.repeat(depth)} ${proseHeadings[key][language]}\n\n${value}\n`;
  const later = sections.find((section) => section.heading && order.indexOf(section.key) > order.indexOf(key))?.heading;
  if (later) return { start: later.start, end: later.start, text: `${written}\n` };
  const end = bodyStart + text.slice(bodyStart).trimEnd().length;
  const blank = end === bodyStart ? (bodyStart === 0 ? '' : '\n') : '\n\n';
  return { start: end, end: text.length, text: blank + written };
}

function opening(text: string, bodyStart: number, value: string): Splice {
  const rest = text.slice(bodyStart).trimStart();
  const end = text.length - rest.length;
  return { start: bodyStart, end, text: `${bodyStart === 0 ? '' : '\n'}${value}\n${rest === '' ? '' : '\n'}` };
}

function moved({ heading, start, end, key }: ThemeSection, by: number): ThemeSection {
  const shifted = heading && { ...heading, start: heading.start + by, end: heading.end + by };
  return { key, ...(shifted ? { heading: shifted } : {}), start: start + by, end: end + by };
}
