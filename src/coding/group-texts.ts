import { smallest } from '../model/extremes.ts';
import { dot, type SparseVector, StemLists, sumOf, tfIdfVectors } from './stem-vectors.ts';

/** A text that is to be grouped. */
export interface GroupedText {
  /** How often it has each stem. */
  readonly stems: ReadonlyMap<string, number>;
  readonly case: string;
}

/** As near as a text must be to the rest of its group: cosine. */
const leastLikeness = 0.15;
/** A text shares so many stems with a group, each with so many of its texts, 0–1. */
const fewestShared = 2;
const leastSpread = 0.15;
/** As near as two texts must be for one to found a group with the other. */
const leastNeighbour = 0.1;
const mostNeighbours = 8;
/** Stems of more texts than this bring no texts together, so that time grows with the texts and not with their square. */
const longestList = 300;
const mostCentreStems = 40;

/** Rounds in which a group looks for its texts again. */
const rounds = 3;
/** One case alone, or a pair, is no theme. */
const fewestTexts = 3;
const fewestCases = 2;

/**
 * Groups of texts that share words others have not, the largest first; in each, the nearest to its centre first. Most
 * texts may belong to none. Leaders are tried by how near their nearest texts are (so no order of files matters); a
 * leader and its neighbours are a centre, which gathers all that is near it, a few rounds long, as in spherical k-means
 * (Dhillon and Modha 2001), whose number of groups would have to be known. A group has three texts of two cases at least.
 * @param corpus all that the texts are part of: what it says often says little.
 * @returns positions in `texts`
 */
export function groupTexts(
  texts: readonly GroupedText[],
  corpus: readonly ReadonlyMap<string, number>[] = texts.map(({ stems }) => stems),
): number[][] {
  const vectors = tfIdfVectors(
    texts.map(({ stems }) => stems),
    corpus,
  );
  const lists = new StemLists(vectors, longestList);
  const neighbours = vectors.map((_, text) => nearest(text, vectors, lists));
  const density = neighbours.map((near) => near.reduce((sum, { likeness }) => sum + likeness, 0));
  const leaders = [...vectors.keys()].sort((a, b) => (density[b] as number) - (density[a] as number) || a - b);
  const taken = new Set<number>();
  const groups: number[][] = [];
  for (const leader of leaders) {
    if (taken.has(leader) || vectors[leader]?.size === 0) continue;
    const near = (neighbours[leader] ?? []).map(({ text }) => text).filter((text) => !taken.has(text));
    const members = gathered([leader, ...near], vectors, lists, taken);
    const cases = new Set(members.map((text) => texts[text]?.case));
    if (members.length < fewestTexts || cases.size < fewestCases) continue;
    for (const text of members) taken.add(text);
    groups.push(members);
  }
  return groups
    .map((members) => byCentre(members, vectors))
    .sort((a, b) => b.length - a.length || smallest(a) - smallest(b));
}

interface Neighbour {
  readonly text: number;
  /** Cosine. */
  readonly likeness: number;
}

/** The texts nearest to one, itself aside. */
function nearest(text: number, vectors: readonly SparseVector[], lists: StemLists): Neighbour[] {
  return [...lists.scores(vectors[text] as SparseVector)]
    .filter(([other, likeness]) => other !== text && likeness >= leastNeighbour)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, mostNeighbours)
    .map(([other, likeness]) => ({ text: other, likeness }));
}

/** The free texts near the centre of some, then near the centre of these, a few rounds long. */
function gathered(
  founders: readonly number[],
  vectors: readonly SparseVector[],
  lists: StemLists,
  taken: ReadonlySet<number>,
): number[] {
  let members = [...founders];
  for (let round = 0; round < rounds && members.length >= fewestTexts; round += 1) {
    const centre = centreOf(members, vectors);
    const inside = new Set(members);
    const least = (leastLikeness * Math.sqrt(centre.squared)) / 2;
    members = [...lists.scores(heaviest(centre.sum))]
      .filter(([text, score]) => !taken.has(text) && (score >= least || inside.has(text)))
      .map(([text]) => text)
      .filter((text) => isNear(centre, vectors[text] as SparseVector, inside.has(text)))
      .sort((a, b) => a - b);
  }
  return members;
}

/** The stems a text near a centre must share some of. */
function heaviest(sum: SparseVector): SparseVector {
  const stems = [...sum].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return new Map(stems.slice(0, mostCentreStems));
}

/** The sum of a group's texts, its length squared, and how many of the texts have each stem. */
interface Centre {
  readonly sum: SparseVector;
  readonly squared: number;
  readonly spread: ReadonlyMap<string, number>;
  readonly texts: number;
}

/** One word in common brings no two texts together. */
function isNear(centre: Centre, vector: SparseVector, isMember: boolean): boolean {
  if (likenessTo(centre, vector, isMember) < leastLikeness) return false;
  const others = centre.texts - (isMember ? 1 : 0);
  const enough = Math.max(1, others * leastSpread);
  let shared = 0;
  for (const stem of vector.keys()) {
    if ((centre.spread.get(stem) ?? 0) - (isMember ? 1 : 0) >= enough) shared += 1;
  }
  return shared >= fewestShared;
}

function centreOf(members: readonly number[], vectors: readonly SparseVector[]): Centre {
  const sum = sumOf(members.map((text) => vectors[text] as SparseVector));
  const spread = new Map<string, number>();
  for (const text of members) {
    for (const stem of (vectors[text] as SparseVector).keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  }
  return { sum, squared: dot(sum, sum), spread, texts: members.length };
}

/** Cosine to a centre; a member, whose length is 1, is compared with the others only. */
function likenessTo({ sum, squared }: Centre, vector: SparseVector, isMember: boolean): number {
  const shared = dot(sum, vector);
  if (!isMember) return shared / Math.sqrt(squared || 1);
  const others = Math.sqrt(Math.max(0, squared - 2 * shared + 1));
  return others < 1e-9 ? 0 : (shared - 1) / others;
}

function byCentre(members: readonly number[], vectors: readonly SparseVector[]): number[] {
  const centre = centreOf(members, vectors);
  const likeness = new Map(members.map((text) => [text, likenessTo(centre, vectors[text] as SparseVector, true)]));
  return [...members].sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0) || a - b);
}
