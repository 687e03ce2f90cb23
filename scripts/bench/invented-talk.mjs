// French-like talk without meaning, the same on every machine: few frequent words, and ever new rare ones.

const small =
  'de la le les des et à un une en que qui on est pas dans pour ce il nous avec plus sur je vous y du au ça par mais se ont fait tout très bien aussi même comme sont a été'.split(
    ' ',
  );
const elided = ["l'", "d'", "qu'", "s'", "n'", "c'"];
const onsets = 'b c ch cl d f g gr j l m n p pl pr r s t tr v'.split(' ');
const vowels = 'a e é i o u ou an on in eau ai'.split(' ');
const endings = 'er é ée és ait ation ations eur eurs ique iques té ité able isme ement ons ent'.split(' ');

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function chance(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const known = new Map();

/** The word of a rank: the lower, the more frequent. */
function wordOfRank(rank) {
  const before = known.get(rank);
  if (before) return before;
  const next = chance(rank * 7919 + 1);
  const one = (list) => list[Math.floor(next() * list.length)];
  let word = '';
  for (let left = 2 + Math.floor(next() * 2); left > 0; left -= 1) word += one(onsets) + one(vowels);
  word += one(onsets) + one(endings);
  if (rank < 50_000) known.set(rank, word);
  return word;
}

/** A rank by Zipf's law, each tenfold met equally often; one word in fifty is open-ended, as names and slips are. */
function rank(next) {
  return Math.floor((next() < 0.02 ? 5_000_000 : 20_000) ** next());
}

function word(next) {
  const kind = next();
  if (kind < 0.5) return small[Math.floor(next() * small.length)];
  const content = wordOfRank(rank(next));
  return kind < 0.58 ? elided[Math.floor(next() * elided.length)] + content : content;
}

/** Paragraphs of 40 to 160 words. */
export function* paragraphs(words, seed = 1) {
  const next = chance(seed);
  for (let said = 0; said < words; ) {
    const length = 40 + Math.floor(next() * 120);
    const sentences = [];
    for (let left = length; left > 0; ) {
      const long = Math.min(left, 6 + Math.floor(next() * 20));
      const text = Array.from({ length: long }, () => word(next)).join(' ');
      sentences.push(`${text[0].toUpperCase()}${text.slice(1)}.`);
      left -= long;
    }
    said += length;
    yield sentences.join(' ');
  }
}

/** A codebook's indicators, of every form: words of every frequency, the first hundred aside. */
export function indicators(count, seed = 2) {
  const next = chance(seed);
  const some = () => wordOfRank(100 + Math.floor(20_000 ** next()));
  const forms = [
    [0.5, () => some()],
    [0.65, () => `${some().slice(0, 6)}*`],
    [0.8, () => `${some()} de ${some()}`],
    [0.88, () => `[${some()}, ${some()}]~10`],
    [0.98, () => `/${some().slice(0, 5)}(?:e|a)?s?-?\\w* de/u`],
    [1, () => `-${some()}`],
  ];
  return Array.from({ length: count }, () => {
    const kind = next();
    return forms.find(([most]) => kind < most)[1]();
  });
}
