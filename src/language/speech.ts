import type { Language } from '../model/settings.ts';
import { foldWord } from './fold.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that give somebody the word, folded: present, imperfect, participle. */
const verbs: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: set(`
    dit disent disait disaient dira explique expliquent expliquait raconte racontent racontait
    resume resument resumait note notent notait ajoute ajoutent ajoutait affirme affirment affirmait
    estime estiment estimait confie confient confiait observe observent observait remarque remarquent remarquait
    precise precisent precisait souligne soulignent soulignait insiste insistent insistait
    constate constatent constatait conclut concluent concluait repond repondent repondait repondu
    reconnait reconnaissent reconnaissait reconnu admet admettent admettait admis declare declarent declarait
    temoigne temoignent temoignait poursuit poursuivent poursuivait commente commentent commentait
    rappelle rappellent rappelait rappele ecrit ecrivent ecrivait decrit decrivent decrivait
    indique indiquent indiquait regrette regrettent regrettait deplore deplorent deplorait
    avoue avouent avouait assure assurent assurait montre montrent montrait ironise plaisante objecte selon
  `),
  en: set(`
    says say said tells tell told explains explain explained notes noted adds add added recalls recall recalled
    argues argue argued reports reported observes observe observed remarks remark remarked
    describes describe described puts concludes conclude concluded admits admit admitted
    writes write wrote written states stated stresses stress stressed insists insist insisted
    replies reply replied answers answered believes believe believed thinks think thought
    comments commented claims claimed complains complained jokes joked shows show
  `),
};

/** Prepositions before the one who speaks; some are words for much else, and count right before a name only. */
const according: Readonly<Record<Language, RegExp>> = {
  fr: /(?:^| )(?:selon|d'apres|pour|chez|dixit)(?: \S+){0,3} ?(?:[dl]')?$/u,
  en: /(?:^| )(?:according to|for|in the words of)(?: \S+){0,3} ?$/u,
};

const topics: Readonly<Record<Language, RegExp>> = {
  fr: /(?:^| )(?:a propos|au sujet|sur|contrairement|concernant|quant|a la difference|a l'inverse|vis-a-vis|contre|face|devant|avec|sans|comme|que|entre|vers|pres|loin)(?: (?:au|aux|a|de|du|des|la|le|les))* ?(?:[dl]'| l')?$/u,
  en: /(?:^| )(?:about|on|regarding|concerning|unlike|contrary to|against|with|without|like|than|between|towards)(?: the)? ?$/u,
};

/** Words that may stand between a verb and the name of who speaks: « dit le vice-président du ». */
const mostBetween = 6;

/**
 * Whether a piece of a sentence gives the word to the one named from `start` to `end`: « selon Porter », « explique le
 * président de Norlink », « Norlink le dit bien ».
 */
export function speaks(text: string, start: number, end: number, language: Language): boolean {
  const [before, after] = [folded(text.slice(0, start)), folded(text.slice(end))];
  if (according[language].test(before)) return true;
  const near = [wordsOf(clauseEnd(before)).slice(-mostBetween), wordsOf(clauseStart(after)).slice(0, 3)];
  return near.some((words) => words.some((word) => verbs[language].has(word)));
}

/** Whether what follows is spoken about: the text before it ends in « à propos de », « sur », “unlike”. */
export function isTopic(before: string, language: Language): boolean {
  return topics[language].test(folded(before));
}

function folded(text: string): string {
  return foldWord(text).replace(/\s+/g, ' ');
}

function clauseEnd(text: string): string {
  return text.slice(Math.max(...[...',;:.!?()'].map((sign) => text.lastIndexOf(sign))) + 1);
}

function clauseStart(text: string): string {
  return /^[^,;:.!?()]*/.exec(text)?.[0] ?? '';
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
