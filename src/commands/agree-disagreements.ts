import type { CodedStudy } from '../model/study.ts';
import { wrapText } from '../render/wrap-text.ts';
import { abridge } from '../verbatims/abridge.ts';
import type { AgreeDocument } from './agree-document.ts';
import { countedIn, unitWords } from './agree-words.ts';
import { lines } from './review-notes.ts';

type Disagreement = AgreeDocument['disagreements'][number];

/** A passage is read as far as it is needed to see what it is about. */
const wordsShown = 60;

/** What was coded differently, under the least agreed code in dispute. */
export function disagreementText(
  { disagreements: all, unit }: AgreeDocument,
  coded: CodedStudy,
  { most, width }: { readonly most: number; readonly width: number },
): string {
  if (all.length === 0)
    return lines(`No disagreement: the same codes throughout these ${unitWords[countedIn(unit)][1]}.`);
  const label = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  let code: string | undefined;
  const shown = all.slice(0, most).map((one) => {
    const head = one.code === code ? '' : `${label(one.code)} (${one.code})\n`;
    code = one.code;
    return `${head}${wrapText(`${placeOf(one)} · ${givenText(one)}`, { width, margin: '  ' })}${words(one, coded, width)}`;
  });
  const rest = all.length - shown.length;
  const more = rest === 0 ? '' : `${rest} more: --max ${all.length}.\n`;
  const many = `${all.length} ${all.length === 1 ? 'disagreement' : 'disagreements'}`;
  const which = `${many}, the least agreed codes first; \`study reconcile\` settles them:\n`;
  return most === 0 ? `${many}: --max ${all.length}.\n` : `${which}${shown.join('')}${more}`;
}

/** Where it stands; a source that is not named is called the same in every wave. */
function placeOf({ source, wave, case: name, start }: Disagreement): string {
  if (source === null) return name;
  return `${source}${wave === null || source.startsWith(`${wave}-`) ? '' : ` (${wave})`}:${start}`;
}

/** What each coder says of a unit that not all of them say; what they share stands first. */
function givenText({ code, given, source }: Disagreement): string {
  const said = given.map(({ coder, codes, against, unread }) => ({
    coder,
    isUnread: unread.includes(code),
    all: [...codes, ...against.map((id) => `against ${id}`)],
  }));
  const shared = (said[0]?.all ?? []).filter((id) => said.every(({ all }) => all.includes(id)));
  const own = said.map(({ coder, all, isUnread }) => {
    const rest = all.filter((id) => !shared.includes(id));
    if (isUnread) return `${coder}: ${[...rest, `not read for ${code}`].join(', ')}`;
    const nothing = shared.length > 0 ? 'nothing more' : 'nothing';
    return `${coder}: ${rest.length === 0 ? nothing : rest.join(', ')}`;
  });
  return [...(shared.length > 0 && source !== null ? [`all: ${shared.join(', ')}`] : []), ...own].join(' · ');
}

function words({ text, source }: Disagreement, coded: CodedStudy, width: number): string {
  if (source === null) return '';
  if (text === null) return wrapText('This interview may not be quoted.', { width, margin: '    ' });
  const { paragraphs } = abridge(text, coded.settings.spoken, { words: wordsShown });
  return wrapText(paragraphs.join('\n'), { width, margin: '    │ ' });
}
