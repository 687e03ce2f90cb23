/** Milliseconds within which two states of a file may bear one time: no disk tells times more coarsely. */
export const coarsest = 2500;
