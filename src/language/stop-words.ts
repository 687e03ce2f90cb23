import type { SpokenLanguage } from '../model/spoken.ts';
import { foldWord } from './fold.ts';
import { grammarWords } from './grammar-words.ts';

/** Grammar only: no word a study could be about (seul, personne, parole …). Elided forms as `tokenize` gives them. */
const french = `
le la les l' un une des du de d' au aux ce c' ca cet cette ces cela ceci celui celle ceux celles celui-ci celle-ci
ceux-ci celles-ci celui-la celle-la
je j' tu t' te il elle on nous vous ils elles me m' se s' lui leur leurs eux moi toi soi y en
mon ma mes ton ta tes son sa ses notre nos votre vos
qui que qu' quoi dont ou lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles
quel quelle quels quelles
et mais donc or ni car si comme quand lorsque lorsqu' puisque puisqu' quoique quoiqu' parce afin tandis pendant
a dans par pour sur sous avec sans chez vers entre depuis jusque jusqu' jusqu'a des hors selon contre malgre
ne n' pas plus non oui tres trop peu moins aussi encore deja toujours jamais alors ainsi apres avant bien
ici la-bas puis ensuite enfin meme memes tout toute tous toutes autre autres certains certaines plusieurs quelque
quelques chaque aucun aucune tel telle tels telles autant tant voila voici peut-etre surtout vraiment
quelqu' quelqu'un cependant pourtant toutefois c'est-a-dire notamment environ presque seulement lors
plutot assez beaucoup euh ben bah hein bon ouais
etre suis es est sommes etes sont etais etait etions etiez etaient ete etant sera serai seras serons serez seront
serait serais seraient soit soient fut
avoir ai as avons avez ont avais avait avions aviez avaient eu ayant aura aurai auras aurons aurez auront aurait
aurais auraient ait aient
fait faire font faisait peut peux peuvent pouvait va vais vas vont allait doit dois doivent faut fallait
`;

const english = `
the a an this that these those
i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
itself they them their theirs themselves one
who whom whose which what when where why how
and but or nor so if then else because as until while although though than unless whereas
of at by for with about against between into through during before after above below to from up down in out on off
over under upon within without across along around toward towards among onto per
again further once here there all any both each few more most other others some such no not only own same too very
also just even still yet already ever never always often quite rather really almost maybe perhaps however therefore
now well much many lot
am is are was were be been being 's 're 've 'll 'd 'm
have has had having do does did doing done
can could will would shall should may might must ought cannot
don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't
um uh er oh yes yeah okay like
`;

const written: Readonly<Record<SpokenLanguage, string>> = { ...grammarWords, fr: french, en: english };

const lists = new Map<SpokenLanguage, ReadonlySet<string>>();

/** Words of grammar, folded by `foldWord`; what a study changes of them is in `contentStems`. */
export function stopWords(language: SpokenLanguage): ReadonlySet<string> {
  const known = lists.get(language) ?? new Set(written[language].trim().split(/\s+/).map(foldWord));
  lists.set(language, known);
  return known;
}
