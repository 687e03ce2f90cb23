/** An example of every block directive, true of the example study. */
export const blockExamples = {
  codebook: '::codebook{definitions=yes}',
  colophon: '::colophon',
  cooccurrences: '::cooccurrences{chapter=4 max=5}',
  cover: '::cover{subtitle="Première lecture"}',
  diff: '::diff{from=2021 to=2024 code=recrutement level=1 caption="Le recrutement, de 2021 à 2024"}',
  exceptions: '::exceptions{code=recrutement}',
  frequencies: '::frequencies{chapter=1 by=wave caption="Thèmes du premier chapitre, par vague"}',
  'key-points': '::key-points',
  matrix: '::matrix{code=recrutement wave=2024}',
  methodology: '::methodology',
  overview: '::overview',
  presence: '::presence{code=proximite}',
  sample: '::sample{columns="organisation,role,secteur" group=region}',
  see: '::see{source=eaux-de-la-suzerne-2021 quote="Un financeur obtient ce qu’il mesure" code=poids-des-financeurs}',
  theme: '::theme{code=innovation max=2}',
  toc: '::toc{depth=2}',
  verbatim: '::verbatim{source=eaux-de-la-suzerne-2021 quote="Un financeur obtient ce qu’il mesure" attribution=none}',
  verbatims: '::verbatims{code=recrutement max=2 wave=2024}',
};

/** An example of every text directive, true of the example study. */
export const inlineExamples = {
  count: 'Le recrutement occupe :count{code=recrutement} ; en 2024, :count{code=recrutement wave=2024}.',
  claim:
    'En 2024, :claim[tous, à une exception près,]{code=recrutement wave=2024} cherchent des bras ; en 2021, :claim[trois]{code=recrutement wave=2021}.',
  term: ':term[La relève]{code=transmission} inquiète davantage que l’embauche.',
  from: 'Une régie :from[a fini par avouer qu’elle ne savait pas lire son tableau]{source=eaux-de-la-suzerne-2021 quote="avoir attendu quatre ans avant d’avouer qu’il ne savait pas lire un certain tableau"}.',
};

export const attributeMeanings = {
  against:
    'the passages that speak against the code; on `::verbatim`: print this one as such, after a word that says so',
  at: 'where the quote begins, in UTF-16 units of the source’s text: chooses among several matches',
  attribution: '`none` where the sentence before names the case, or words of your own; by default the study’s template',
  by: 'split by `wave` or by a variable of the sources; of `::diff` also `coder`',
  caption: 'words above the table',
  chapter: 'a chapter of the codebook, by its id or by its position, 1 for the first',
  code: 'a code, by its id or a former one',
  columns: 'the columns of the table, variables joined by commas',
  definitions: '`yes`: with the definition of each code',
  depth: 'headings down to this depth; 3 by default',
  except: 'without these cases, joined by commas',
  from: 'of `::diff`: the first wave, value or coder',
  group: 'one table for each value of this variable',
  id: 'the `id:` of a coding, instead of source and quote',
  inference: '`yes`: differences with intervals and tests, of a purposive sample too; `no`: never',
  label: 'the title of the contents',
  level: 'codes down to this level, 1 for themes only',
  max: 'at most so many; of `::diff` so many verbatims a side behind each difference, by default none',
  quote: 'words of the source, found as the quote of a coding is',
  source: 'the id of a source, or its pseudonym',
  spread: 'the variable whose values the first verbatims are spread over; `wave` by default',
  subtitle: 'instead of the study’s',
  title: 'instead of the study’s',
  to: 'of `::diff`: the second wave, value or coder',
  unchecked: 'where the claim comes from, in a word; it is not checked (literature, other data)',
  wave: 'of these waves only, joined by commas',
  where: '`variable=value`, `variable!=value`, several values joined by `|`, several conditions by `;`',
  word: 'cases whose respondents say this word, found as an indicator is; with `code`: in the sources that have both',
  words: 'abridge beyond so many words, at sentence borders; `0` for never',
};
