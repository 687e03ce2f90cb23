import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces, plural } from '../language/typography.ts';
import { isAssessed } from '../model/assessed.ts';
import type { CodedStudy } from '../model/study.ts';
import { interviewsText, periodText } from './corpus-words.ts';
import type { LeafDirective } from './directive.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { caseNames, unitText } from './words.ts';

export const methodologyDirective: LeafDirective = {
  attributes: [],
  gives:
    'the paragraphs that say what the study rests on: interviews, waves, coding, consent, what is not yet assessed',
  build(_call, { coded }) {
    const { language } = coded.settings;
    const paragraphs = (language === 'fr' ? french(coded) : english(coded)).map((sentences) =>
      sentences.filter((one) => one !== '').join(' '),
    );
    return [
      proseOf(
        paragraphs
          .filter((text) => text !== '')
          .map((text) => frenchSpaces(text, language))
          .join('\n\n'),
      ),
    ];
  },
};

function facts(coded: CodedStudy) {
  const counted = coded.sources.filter((source) => source.counted);
  const cases = new Set(counted.map((source) => source.case));
  const waves = coded.settings.waves.map((wave) => ({
    wave,
    cases: new Set(counted.filter((source) => source.wave === wave.id).map((source) => source.case)),
  }));
  const filled = waves.filter((one) => one.cases.size > 0);
  const themes = coded.codebook.chapters.flatMap(({ themes }) => themes);
  const unread = counted.filter(
    (source) => themes.length > 0 && !themes.some(({ id }) => isAssessed(coded, source, id)),
  );
  return {
    interviews: counted.length,
    cases: cases.size,
    waves: filled,
    both: filled.length > 1 ? [...cases].filter((name) => filled.every((one) => one.cases.has(name))).length : 0,
    outsiders: coded.sources.length - counted.length,
    hidden: coded.sources.filter(({ consent }) => consent === 'anonymous').length,
    silent: coded.sources.filter(({ consent }) => consent === 'none').length,
    unread,
    coders: [...new Set([...coded.counted.values()].flat().map(({ coder }) => coder))].sort().map(literal),
  };
}

function french(coded: CodedStudy): string[][] {
  const { interviews, cases, waves, both, outsiders, hidden, silent, unread, coders } = facts(coded);
  if (interviews === 0) return [['Cette étude n’a pas encore d’entretien.']];
  const { unit, sampling } = coded.settings;
  const period = periodText(coded);
  const perWave = waves.map(
    ({ wave, cases: inside }) =>
      `${unitText(inside.size, coded)} en ${/^\d{4}$/.test(wave.id) ? wave.id : literal(wave.label)}`,
  );
  return [
    [
      `Cette synthèse repose sur ${interviewsText(interviews, 'fr')} auprès de ${unitText(cases, coded)}.`,
      waves.length > 1
        ? `L’enquête a eu lieu en ${formatNumber(waves.length, 'fr')} vagues (${
            period ||
            listing(
              waves.map(({ wave }) => literal(wave.label)),
              'fr',
            )
          }) : ${listing(perWave, 'fr')}${both > 0 ? `, dont ${formatNumber(both, 'fr')} aux deux vagues` : ''}.`.replace(
            'aux deux vagues',
            waves.length === 2 ? 'aux deux vagues' : 'à toutes les vagues',
          )
        : period
          ? `L’enquête a eu lieu de ${period}.`.replace(/de ([aeiouàâéèêîôû])/i, 'd’$1')
          : '',
      sampling === 'purposive'
        ? `L’échantillon est raisonné : les comptes décrivent les ${unit.many} rencontrés, ils n’estiment pas une population.`.replace(
            'rencontrés',
            'de l’étude',
          )
        : 'L’échantillon a été tiré au hasard.',
    ],
    [
      coders.length > 0
        ? `Les entretiens ont été codés par ${listing(coders, 'fr')}. Un thème compte une fois par ${unit.one}, parmi ceux dont l’entretien a été lu pour ce thème.`.replace(
            'parmi ceux dont',
            'quand',
          )
        : '',
      unread.length > 0
        ? `${interviewsText(unread.length, 'fr')} ${plural(unread.length, 'n’est pas encore lu', 'ne sont pas encore lus', 'fr')} en entier (${listing(caseNames([...new Set(unread.map((source) => source.case))], coded, [...new Set(unread.map((source) => source.wave ?? ''))]).map(literal), 'fr')}) : ${plural(unread.length, 'il n’entre', 'ils n’entrent', 'fr')} dans aucun compte.`
        : '',
      outsiders > 0
        ? `${interviewsText(outsiders, 'fr')} hors échantillon ${plural(outsiders, 'est cité sans être compté', 'sont cités sans être comptés', 'fr')}.`
        : '',
      hidden > 0
        ? `${interviewsText(hidden, 'fr')} ${plural(hidden, 'est anonyme et paraît', 'sont anonymes et paraissent', 'fr')} sous pseudonyme.`
        : '',
      silent > 0
        ? `${interviewsText(silent, 'fr')} ${plural(silent, 'est compté sans être cité', 'sont comptés sans être cités', 'fr')}.`
        : '',
    ],
  ];
}

function english(coded: CodedStudy): string[][] {
  const { interviews, cases, waves, both, outsiders, hidden, silent, unread, coders } = facts(coded);
  if (interviews === 0) return [['This study has no interview yet.']];
  const { unit, sampling } = coded.settings;
  const period = periodText(coded);
  const perWave = waves.map(({ wave, cases: inside }) => `${unitText(inside.size, coded)} in ${literal(wave.label)}`);
  return [
    [
      `This synthesis rests on ${interviewsText(interviews, 'en')} with ${unitText(cases, coded)}.`,
      waves.length > 1
        ? `Fieldwork took place in ${formatNumber(waves.length, 'en')} waves${period ? ` (${period})` : ''}: ${listing(perWave, 'en')}${both > 0 ? `, ${formatNumber(both, 'en')} of them in ${waves.length === 2 ? 'both' : 'all'}` : ''}.`
        : period
          ? `Fieldwork: ${period}.`
          : '',
      sampling === 'purposive'
        ? `The sample is purposive: counts describe the ${unit.many} of the study and estimate no population.`
        : 'The sample was drawn at random.',
    ],
    [
      coders.length > 0
        ? `The interviews were coded by ${listing(coders, 'en')}. A theme counts once per ${unit.one}, where the interview was read for it.`
        : '',
      unread.length > 0
        ? `${interviewsText(unread.length, 'en')} ${plural(unread.length, 'is', 'are', 'en')} not yet fully read (${listing(caseNames([...new Set(unread.map((source) => source.case))], coded).map(literal), 'en')}) and ${plural(unread.length, 'enters', 'enter', 'en')} no count.`
        : '',
      outsiders > 0
        ? `${interviewsText(outsiders, 'en')} from outside the sample ${plural(outsiders, 'is', 'are', 'en')} quoted, not counted.`
        : '',
      hidden > 0
        ? `${interviewsText(hidden, 'en')} ${plural(hidden, 'is anonymous and appears', 'are anonymous and appear', 'en')} under a pseudonym.`
        : '',
      silent > 0 ? `${interviewsText(silent, 'en')} ${plural(silent, 'is', 'are', 'en')} counted and not quoted.` : '',
    ],
  ];
}
