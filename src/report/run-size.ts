/** One source of so many begins a group of those whose quotes are composed together. */
export const groupSize = 32;
