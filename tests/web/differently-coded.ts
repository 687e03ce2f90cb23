const theme = (id: string, more = '') =>
  `---\nid: ${id}\nlabel: ${id[0]?.toUpperCase()}${id.slice(1)}\n${more}---\n\nDes mots.\n`;

/** Three persons who coded a street differently, and a court two of them coded alike. */
export const differentlyCoded = {
  'study.yaml': 'language: fr\ninterviewers: [Q]\n',
  'codebook/1-vie/eau.md': theme('eau', 'subthemes:\n  - { id: puits, label: Le puits }\n'),
  'codebook/1-vie/outils.md': theme('outils', 'aliases: [pelle]\n'),
  'corpus/rue.md':
    '**Q :** Et ici ?\n\n**R :** Le puits est à tous. On le cure en mars.\n\n**R :** On se prête la pelle.\n\n**R :** Il a plu tout avril.\n',
  'corpus/rue.ana.yaml':
    'codings:\n  - quote: Le puits est à tous.\n    codes: [eau, puits]\n  - quote: On se prête la pelle.\n    codes: [pelle]\n    memo: l’entraide\n  - quote: Il a plu tout avril.\n    codes: [eau]\n',
  'corpus/rue.bo.yaml':
    'codings:\n  - quote: Le puits est à tous. On le cure en mars.\n    codes: [puits]\n  - quote: On se prête la pelle.\n    codes: [eau]\n',
  'corpus/rue.cid.yaml': 'codings:\n  - quote: Il a plu tout avril.\n    codes: [outils]\n    memo: de cid seul\n',
  'corpus/rue.rules.yaml': 'codings:\n  - quote: Il a plu tout avril.\n    codes: [outils]\n',
  'corpus/cour.md': '**Q :** Et la cour ?\n\n**R :** On y range la brouette.\n',
  'corpus/cour.ana.yaml': 'codings:\n  - quote: On y range la brouette.\n    codes: [outils]\n',
  'corpus/cour.bo.yaml': 'codings:\n  - quote: On y range la brouette.\n    codes: [outils]\n',
};
