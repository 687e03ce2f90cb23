import type { Segment } from '../model/coding.ts';

/** Passages grouped so that those which share words, directly or through others, are together; by place. */
export function passageGroups<P extends { readonly segment: Segment }>(passages: readonly P[]): P[][] {
  const parts = passages
    .flatMap(({ segment }, index) => segment.parts.map(({ start, end }) => ({ start, end, index })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const leaders = passages.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader] as number;
    leaders[index] = leader;
    return leader;
  };
  let open: { end: number; index: number } | undefined;
  for (const { start, end, index } of parts) {
    if (open && start < open.end) leaders[leaderOf(index)] = leaderOf(open.index);
    open = open && open.end > end ? open : { end, index };
  }
  const groups = new Map<number, P[]>();
  for (const { index } of parts) {
    const leader = leaderOf(index);
    const group = groups.get(leader) ?? [];
    const passage = passages[index] as P;
    if (!group.includes(passage)) group.push(passage);
    groups.set(leader, group);
  }
  return [...groups.values()];
}
