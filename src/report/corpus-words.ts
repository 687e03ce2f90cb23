import { numberInWords } from '../language/number-in-words.ts';
import { formatNumber } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { unitText } from './words.ts';

/** « 23 entretiens, 15 clusters ». */
export function corpusText(coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const counted = coded.sources.filter((source) => source.counted);
  const interviews = interviewsText(counted.length, language);
  const cases = new Set(counted.map((source) => source.case)).size;
  const same = unit.one === (language === 'fr' ? 'entretien' : 'interview');
  return same && cases === counted.length ? interviews : `${interviews}, ${unitText(cases, coded)}`;
}

export function interviewsText(n: number, language: Language): string {
  return language === 'fr'
    ? `${formatNumber(n, 'fr')} ${plural(n, 'entretien', 'entretiens', 'fr')}`
    : `${formatNumber(n, 'en')} ${plural(n, 'interview', 'interviews', 'en')}`;
}

/** « trois entretiens ». */
export function interviewsInWords(n: number, language: Language): string {
  return `${numberInWords(n, language)} ${language === 'fr' ? plural(n, 'entretien', 'entretiens', 'fr') : plural(n, 'interview', 'interviews', 'en')}`;
}

/** « Vague 2021 : février à juillet 2021 », wave by wave, a label that the dates hold left out; empty where no wave says when. */
export function periodText(coded: CodedStudy): string {
  const { language, waves } = coded.settings;
  const [colon, semicolon] = language === 'fr' ? [' : ', ' ; '] : [': ', '; '];
  const parts = waves.flatMap(({ label, period }) => {
    if (period === undefined) return [];
    const when = dates(period, language);
    return [waves.length === 1 || when.includes(label) ? when : `${label}${colon}${when}`];
  });
  return parts.join(semicolon);
}

const months: Record<Language, readonly string[]> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** « février à juillet 2021 » for `2021-02/2021-07`. */
function dates(period: string, language: Language): string {
  const [from, to] = period.split('/').map((date) => date.trim());
  if (to === undefined || to === from) return dateText(from as string, language);
  const sameYear = (from as string).slice(0, 4) === to.slice(0, 4) && (from as string).length > 4;
  const start = dateText(from as string, language);
  return `${sameYear ? start.slice(0, -5) : start} ${language === 'fr' ? 'à' : 'to'} ${dateText(to, language)}`;
}

/** « 1er mars 2021 », « mars 2021 », « 2021 ». */
export function dateText(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  if (month === undefined) return year as string;
  const name = months[language][Number(month) - 1] as string;
  if (day === undefined) return `${name} ${year}`;
  const number = language === 'fr' && day === '01' ? '1er' : String(Number(day));
  return `${number} ${name} ${year}`;
}
