/** What a study keeps out of git: what is remembered, and what is written beside files for a moment. */
export const gitIgnored = '.study/\n.study-*\n';
