import type { GivenBy, MeetingPassages } from '../coding/reconcile-queue.ts';
import { type Code, findCode } from '../model/codebook.ts';
import { segmentKey } from '../model/coding.ts';
import { wrapText } from '../render/wrap-text.ts';
import { maskNames } from '../verbatims/identities.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { nameIn, type Screen, shortDefinition } from './review-screen.ts';

/** What each coder gave a passage: the number to answer with, codes, memo, and the words where they are others. */
export function givenScreen(place: MeetingPassages, screen: Screen): string {
  return `${place.given.map((one, index) => givenLines(one, index + 1, place, screen)).join('')}\n`;
}

function givenLines(one: GivenBy, number: number, place: MeetingPassages, { coded, width }: Screen): string {
  const mask = (text: string) => maskNames(text, coded, place.source.id).replace(/\s*\n\s*/g, ' ');
  const name = (id: string) => nameIn(findCode(coded.codebook, id) as Code, coded);
  const said = [...one.codes.map(name), ...one.against.map((id) => `against ${name(id)}`)];
  const details = one.codings.flatMap(({ segment, coding: { memo } }) => [
    ...(segmentKey(segment) === segmentKey(place.segment)
      ? []
      : [`« ${maskPassage(segment, coded).replace(/\s*\n\s*/g, ' ')} »`]),
    ...(memo === undefined ? [] : [`memo: ${mask(memo.trim())}`]),
  ]);
  const head = `${number} ${one.coder}: ${said.length === 0 ? 'nothing' : said.join(', ')}`;
  return [
    wrapText(head, { width, margin: '  ' }),
    ...details.map((line) => wrapText(line, { width, margin: '      ' })),
  ].join('');
}

/** What the codes in dispute mean. */
export function definitionsScreen({ given }: MeetingPassages, { coded, width }: Screen): string {
  const ids = new Set(given.flatMap(({ codes, against }) => [...codes, ...against]));
  return [...ids]
    .map((id) => {
      const code = findCode(coded.codebook, id) as Code;
      const section = (word: string, text: string) =>
        text.trim() === '' ? '' : wrapText(`${word}: ${text.trim()}`, { width, margin: '    ' });
      const bounds = section('Include', code.include) + section('Exclude', code.exclude);
      return `${wrapText(nameIn(code, coded), { width, margin: '  ' })}${wrapText(shortDefinition(code), { width, margin: '    ' })}${bounds}`;
    })
    .join('');
}
