import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import { findCode } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { codeOf } from './base.ts';
import { type Composing, lastMessage } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import { listing } from './labels.ts';
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
    if (coded.settings.counts === 'annex') return [];
    const sentences = [
      mainSentence(counted, coded),
      waveSentence(code, coded),
      silentSentence(code, coded),
      unreadSentence(counted, coded),
    ];
    return [proseOf(frenchSpaces(sentences.filter((sentence) => sentence !== '').join(' '), coded.settings.language))];
  },
};

function noteCount(composing: Composing, code: string, { k, n }: Frequency, file: string, line: number): void {
  composing.counts.push({ text: countText(k, n, composing.coded), code, k, n, file, line });
}

function mainSentence({ k, n }: Frequency, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const count = countText(k, n, coded);
  if (language === 'fr') {
    if (n === 0) return 'Aucun entretien n’a encore été lu pour ce thème.';
    if (k === 0) return `Ce thème n’apparaît pas (${count}).`;
    if (k === n && n > 1) return `Les ${formatNumber(n, 'fr')} ${unit.many} abordent ce thème.`;
    return `${count} ${k > 1 ? 'abordent' : 'aborde'} ce thème.`;
  }
  if (n === 0) return 'No interview has been read for this theme yet.';
  if (k === 0) return `This theme does not appear (${count}).`;
  if (k === n && n > 1) return `All ${formatNumber(n, 'en')} ${unit.many} speak of this theme.`;
  return `${count} ${k === 1 ? 'speaks' : 'speak'} of this theme.`;
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

/** More silent sub-themes than this would weigh on the reader: the frequencies list them. */
const mostSilent = 2;

function silentSentence(code: string, coded: CodedStudy): string {
  const children = findCode(coded.codebook, code)?.children ?? [];
  const silent = children.filter(({ id }) => {
    const { n, segments } = frequency(coded, id);
    return n > 0 && segments === 0;
  });
  if (silent.length === 0 || silent.length > mostSilent || silent.length === children.length) return '';
  const { language } = coded.settings;
  const labels = listing(
    silent.map(({ label }) => (language === 'fr' ? `« ${literal(label)} »` : `“${literal(label)}”`)),
    language,
  );
  return language === 'fr' ? `Aucun extrait ne porte sur ${labels}.` : `No segment is about ${labels}.`;
}

/** A case no theme was assessed for is named once, in the methodology. */
function isUnreadThroughout(name: string, coded: CodedStudy): boolean {
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  return themes.every(({ id }) => frequency(coded, id).cases.unassessed.includes(name));
}

function unreadSentence({ n, cases }: Frequency, coded: CodedStudy): string {
  const unread = cases.unassessed.filter((name) => !isUnreadThroughout(name, coded));
  if (unread.length === 0 || n === 0) return '';
  const { language } = coded.settings;
  const names = unread.length <= 3 ? ` (${listing(caseNames(unread, coded).map(literal), language)})` : '';
  const count = unitText(unread.length, coded);
  return language === 'fr'
    ? `Ce thème n’a pas été évalué pour ${count}${names}.`
    : `It was not assessed for ${count}${names}.`;
}
