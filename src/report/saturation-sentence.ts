import { formatNumber, formatPercent } from '../language/numbers.ts';
import { frenchSpaces, plural } from '../language/typography.ts';
import type { StudySaturation } from '../measure/study-saturation.ts';
import type { Language } from '../model/settings.ts';
import { interviewsText } from './corpus-words.ts';
import { listing } from './labels.ts';

/** What a methods section says of saturation, or why nothing can be said. */
export function saturationSentence(saturation: StudySaturation, language: Language): string {
  const text = saturation.reason ? refusalText(saturation, language) : foundText(saturation, language);
  return frenchSpaces(text, language);
}

function refusalText({ reason, base, run, interviews }: StudySaturation, language: Language): string {
  const read = interviewsText(interviews, language);
  if (reason === 'empty-input') {
    const first = interviewsText(base, language);
    return language === 'fr'
      ? `La saturation ne peut pas être évaluée : les premiers entretiens (${first}) ne portent aucun thème.`
      : `Saturation cannot be assessed: the first interviews (${first}) bear no theme.`;
  }
  const needed = formatNumber(base + run, language);
  return language === 'fr'
    ? `La saturation ne peut pas être évaluée : il faut au moins ${needed} entretiens lus en entier (base de ${base}, série de ${run}) ; ${read} ${plural(interviews, 'l’est', 'le sont', 'fr')}.`
    : `Saturation cannot be assessed: it takes at least ${needed} interviews read to the end (base of ${base}, run of ${run}); ${read} ${plural(interviews, 'is', 'are', 'en')}.`;
}

function foundText(saturation: StudySaturation, language: Language): string {
  const { base, run, baseThemes = 0, themes, interviews, order } = saturation;
  const found = thresholdTexts(saturation, language);
  const read = interviewsText(interviews, language);
  if (language === 'en') {
    const held =
      order === 'date' ? 'in the order of their dates' : 'in the order of the corpus, since some have no date';
    return `Thematic saturation was assessed after Guest, Namey and Chen (2020), ${held}: the first ${interviewsText(base, 'en')} bear ${baseThemes} of the ${themes} distinct ${plural(themes, 'theme', 'themes', 'en')} of the ${read}. With runs of ${interviewsText(run, 'en')}, ${found}.${laterText(saturation, 'en')} This says that few new themes came up, not that there were none to find.`;
  }
  const held = order === 'date' ? 'pris dans l’ordre de leurs dates' : 'pris dans l’ordre du corpus, faute de dates';
  const known = `${baseThemes} ${plural(baseThemes, 'thème distinct', 'thèmes distincts', 'fr')} sur les ${themes} que portent les ${read}`;
  return `La saturation thématique a été évaluée selon Guest, Namey et Chen (2020), les entretiens étant ${held} : ${base === 1 ? 'le premier entretien porte' : `les ${base} premiers entretiens portent`} ${known}. Par séries de ${interviewsText(run, 'fr')}, ${found}.${laterText(saturation, 'fr')} Cela dit que peu de thèmes nouveaux sont apparus, non qu’il n’en restait aucun à trouver.`;
}

/** « le seuil de 5 % d’information nouvelle est atteint après 8 entretiens (8+2), celui de 0 % ne l’est pas ». */
function thresholdTexts({ reached = [], run }: StudySaturation, language: Language): string {
  const texts = reached.map(({ threshold, interviews }, index) => {
    const share = formatPercent(threshold, language, { decimals: Number.isInteger(threshold * 100) ? 0 : 1 });
    const after = interviews === null ? '' : `${interviewsText(interviews, language)} (${interviews}+${run})`;
    if (language === 'en') {
      const what = index === 0 ? `the threshold of ${share} new information` : `that of ${share}`;
      return interviews === null ? `${what} is not reached` : `${what} is reached after ${after}`;
    }
    const what = index === 0 ? `le seuil de ${share} d’information nouvelle` : `celui de ${share}`;
    return interviews === null ? `${what} n’est pas atteint` : `${what} est atteint après ${after}`;
  });
  return listing(texts, language);
}

/** What still came up after the run that reached the first threshold; nothing where nothing did. */
function laterText({ reached = [], run, curve, themes }: StudySaturation, language: Language): string {
  const ends = reached.flatMap(({ interviews }) => (interviews === null ? [] : [interviews + run]));
  const known = curve.find(({ interviews }) => interviews === Math.min(...ends))?.themes ?? themes;
  const later = themes - known;
  if (later === 0) return '';
  const last = curve.find((point) => point.themes === themes)?.interviews ?? curve.length;
  return language === 'fr'
    ? ` Après cette série, ${later} ${plural(later, 'thème nouveau est encore apparu', 'thèmes nouveaux sont encore apparus', 'fr')}, ${later === 1 ? 'à' : 'le dernier à'} l’entretien ${last} de ${curve.length}.`
    : ` After that run ${later} new ${plural(later, 'theme', 'themes', 'en')} still came up, ${later === 1 ? '' : 'the last '}in interview ${last} of ${curve.length}.`;
}
