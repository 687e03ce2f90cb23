import { frenchSpaces } from '../language/typography.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import { unreadCases } from '../measure/unread-cases.ts';
import { findCode } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { codeOf } from './base.ts';
import { type Composing, lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { listing, negativeListing, quotedLabel } from './labels.ts';
import { presenceSentence } from './presence-sentence.ts';
import { literal, proseOf } from './prose.ts';
import { caseNames, countText, unitText } from './words.ts';

export const presenceDirective: LeafDirective = {
  attributes: ['code'],
  gives:
    'the sentences that say in how many cases a theme is present, wave by wave, and what is silent or not yet read',
  build(call, composing) {
    const code = codeOf(call, composing);
    if (code === undefined) return [{ type: 'marker', message: lastMessage(composing) }];
    const { coded } = composing;
    const counted = frequency(coded, code);
    noteCount(composing, code, counted, call.place.file, call.place.line);
    const shown = coded.settings.counts === 'shown';
    const sentences = [
      presenceSentence(code, counted, coded),
      shown ? waveSentence(code, coded) : '',
      silentSentence(code, coded),
      shown ? unreadSentence(counted, coded) : '',
    ].filter((sentence) => sentence !== '');
    return sentences.length === 0 ? [] : [proseOf(frenchSpaces(sentences.join(' '), coded.settings.language))];
  },
};

function noteCount(composing: Composing, code: string, { k, n }: Frequency, file: string, line: number): void {
  composing.counts.push({ text: countText(k, n, composing.coded), code, k, n, file, line });
}

/** « Vague 2021 : 3 sur 12 ; vague 2024 : 9 sur 10. » where more than one wave was read for it. */
function waveSentence(code: string, coded: CodedStudy): string {
  const { language, waves } = coded.settings;
  const counted = waves
    .map((wave) => ({ wave, ...frequency(coded, code, { waves: [wave.id] }) }))
    .filter(({ n }) => n > 0);
  if (counted.length < 2) return '';
  const of = language === 'fr' ? 'sur' : 'of';
  const [colon, semicolon] = language === 'fr' ? [' : ', ' ; '] : [': ', '; '];
  return `${counted.map(({ wave, k, n }) => `${literal(wave.label)}${colon}${k} ${of} ${n}`).join(semicolon)}.`;
}

/** More silent sub-themes than this are counted, not named. */
const mostNamed = 3;

function silentSentence(code: string, coded: CodedStudy): string {
  const { language, counts } = coded.settings;
  const children = findCode(coded.codebook, code)?.children ?? [];
  const silent = children.filter(({ id }) => {
    const { n, segments } = frequency(coded, id);
    return n > 0 && segments === 0;
  });
  if (silent.length === 0 || silent.length === children.length) return '';
  if (silent.length <= mostNamed) {
    const labels = silent.map(({ label }) => quotedLabel(literal(label), language));
    return language === 'fr'
      ? `Aucun extrait ne porte ${negativeListing(labels, 'sur', 'fr')}.`
      : `No segment is ${negativeListing(labels, 'about', 'en')}.`;
  }
  if (counts === 'annex')
    return language === 'fr' ? 'Plusieurs sous-thèmes n’ont pas d’extrait.' : 'Several sub-themes have no segment.';
  return language === 'fr'
    ? `${silent.length} sous-thèmes sur ${children.length} n’ont pas d’extrait.`
    : `${silent.length} of ${children.length} sub-themes have no segment.`;
}

/** A case no theme was assessed for is named once, in the methodology. */
function unreadSentence({ n, cases }: Frequency, coded: CodedStudy): string {
  const unread = cases.unassessed.filter((name) => !unreadCases(coded).has(name));
  if (unread.length === 0 || n === 0) return '';
  const { language } = coded.settings;
  const names = unread.length <= 3 ? ` (${listing(caseNames(unread, coded).map(literal), language)})` : '';
  const count = unitText(unread.length, coded);
  return language === 'fr'
    ? `Ce thème n’a pas été évalué pour ${count}${names}.`
    : `It was not assessed for ${count}${names}.`;
}
