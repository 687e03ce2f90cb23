import type { SpokenLanguage } from '../model/spoken.ts';

const french = {
  bound: [
    'cela, ca, ceci, ce qui, ce que, ce dont, ce a quoi, ces derniers, ces dernieres, ce dernier, cette derniere',
    'celui, celle, ceux, celles, il, ils, elle, elles, lui, eux, leur, leurs, tout cela, tout ca, pour cela, pour ca',
    'malgre cela, malgre tout, c est pourquoi, c est pour, c est ainsi, c est la raison, voila, d ou',
    'et, ou, mais, donc, or, ni, car, puis, alors, ainsi, aussi, ensuite, enfin, bref, sinon, pourtant, cependant',
    'toutefois, neanmoins, parce que, puisque, notamment, surtout, effectivement, justement, exactement',
    'en effet, en revanche, en outre, en plus, en consequence, en ce sens, autrement dit, au contraire, a l inverse',
    'par ailleurs, par contre, par consequent, d ailleurs, d autre part, de plus, de meme, de ce fait, de l autre',
    'du coup, a ce titre, dans ce cas, pour autant, tout a fait',
  ],
  loose: [
    'c, ce, cet, cette, ces, son, sa, ses, la dessus, la aussi, la encore, oui, non, en fait, par exemple, bien sur',
    'deuxiemement, troisiemement, un autre, une autre, d autres, les autres, l autre, tel, telle, tels, telles',
  ],
  impersonal: [
    'il y a, il n y a, il y avait, il y aura, il faut, il ne faut, il fallait, il faudra, il faudrait, il existe',
  ],
  adverbs: 'aujourd hui, maintenant, actuellement, ici, au depart, au debut, souvent, parfois, depuis, historiquement',
  pronouns: 'il, elle, ils, elles, cela, ca',
};

const english = {
  bound: [
    'this, that, these, those, it, he, she, they, him, them, his, her, their, its, which, both of them, that s why',
    'and, or, but, so, nor, yet, because, then, thus, hence, therefore, however, moreover, besides, indeed, also',
    'otherwise, instead, anyway, furthermore, nevertheless, similarly, likewise, as a result, as such, in addition',
    'in that case, on the other hand, on the contrary, for this reason, for that reason, that is why, in other words',
  ],
  loose: [
    'yes, no, well, actually, in fact, for example, for instance, such, another one, the other, the others, of course',
  ],
  impersonal: [
    'no one, it takes, it is important, it is essential, it is necessary, it is difficult, it is hard, it is easy',
  ],
  adverbs: 'today, now, currently, at first, initially, often, sometimes, since then, historically',
  pronouns: 'it, he, she, they, this, that',
};

/**
 * How well a text that opens on these words reads alone, 0–1; an opening not listed: 1. Words are folded and joined by
 * a space, elided ones without their apostrophe (« c est »). The longest opening decides: « Il y a » is no « Il ».
 */
export const openings: Readonly<Partial<Record<SpokenLanguage, ReadonlyMap<string, number>>>> = {
  fr: weigh(french),
  en: weigh(english),
};

interface Lists {
  readonly bound: readonly string[];
  readonly loose: readonly string[];
  readonly impersonal: readonly string[];
  /** Openings that leave the next word to decide: « Aujourd'hui, il ». */
  readonly adverbs: string;
  readonly pronouns: string;
}

function weigh({ bound, loose, impersonal, adverbs, pronouns }: Lists): Map<string, number> {
  const split = (lines: readonly string[]) => lines.flatMap((line) => line.split(', '));
  const after = (words: readonly string[]) =>
    adverbs.split(', ').flatMap((adverb) => words.map((word) => `${adverb} ${word}`));
  const pairs = (words: readonly string[], weight: number) => words.map((word): [string, number] => [word, weight]);
  return new Map([
    ...pairs([...split(bound), ...after(split([pronouns]))], 0.5),
    ...pairs(split(loose), 0.75),
    ...pairs([...split(impersonal), ...after(split(impersonal))], 0.95),
  ]);
}
