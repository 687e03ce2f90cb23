/** The fewest cases a percentage is shown or claimed of: below, one case is more than ten points, and people read k of n. */
export const smallestPercentBase = 10;
