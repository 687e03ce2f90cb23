/** Quotes that are composed together; fewer that stand together are composed one by one. */
export const fewestTogether = 4;

/** One source of so many begins a group of them. */
export const groupSize = 24;
