interface Answer {
  readonly row: string;
  readonly text: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly notAsked?: readonly string[];
  /** Passages with their codes, by coder; who is not named has not read it. */
  readonly coded: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

const long = `${'Le marché du samedi nous tient ensemble, on y parle de tout. '.repeat(490)}Voilà, et du temps qui reste.`;

/** A questionnaire in two waves, its answers as people write them: long, in several paragraphs, with marks and signs. */
const waves: Readonly<Record<string, readonly Answer[]>> = {
  '2021': [
    {
      row: '001',
      text: 'On se prête du temps.',
      variables: { 'à l’aise': 'Très à l’aise', nom: 'Lise Aubert' },
      coded: { zoe: [['On se prête du temps.', 'don']], bob: [['du temps', 'temps']] },
    },
    {
      row: '002',
      text: 'On prête « ses "outils" » ;\net son temps.\n\nSouvent, et Lise Aubert aussi.',
      variables: { 'à l’aise': 'Plutôt', consent: 'anonymous' },
      coded: {
        zoe: [
          ['On prête « ses "outils" »', 'don'],
          ['et son temps.', 'temps'],
        ],
        bob: [['On prête « ses "outils" » ; et son temps.', 'don']],
      },
    },
    { row: '1', text: 'Rien.', variables: { 'à l’aise': 'Plutôt' }, coded: { zoe: [], bob: [] } },
    {
      row: '4',
      text: 'On se prête du temps.',
      variables: { 'à l’aise': 'Plutôt' },
      notAsked: ['peur'],
      coded: { zoe: [['On se prête du temps.', 'don']] },
    },
    { row: 'É-7', text: long, coded: { zoe: [['Voilà, et du temps qui reste.', 'temps']] } },
  ],
  '2024': [
    {
      row: '001',
      text: 'On ne prête plus rien à personne, ni le temps.',
      variables: { 'à l’aise': 'Plutôt' },
      coded: { zoe: [['On ne prête plus rien', 'peur']], bob: [['On ne prête plus rien', 'don']] },
    },
    {
      row: '002',
      text: 'On m’a aidée, en somme. On ne me l’a pas rendu.',
      variables: { withdrawn: 'On ne me l’a pas rendu.' },
      coded: { zoe: [['On m’a aidée, en somme.', 'don']], bob: [['On m’a aidée', 'don']] },
    },
    {
      row: '1',
      text: 'Pas de temps pour cela.',
      variables: { consent: 'none' },
      notAsked: ['don', 'peur'],
      coded: { zoe: [['Pas de temps', 'temps']] },
    },
    {
      row: 'neuf',
      text: 'On se prête encore des chaises.',
      notAsked: ['temps'],
      coded: { bob: [['des chaises', 'don']] },
    },
  ],
};

const study = {
  'study.yaml':
    'title: Essai\nlanguage: fr\nwaves: ["2021", "2024"]\ndesign: panel\nconsent: named\nidentifying: [nom]\nattribution: "({à l’aise}, {wave})"\ncoders: { report: [zoe] }\n',
  'codebook/1-vie/don.md': '---\nid: don\nlabel: Don\nindicators: [prêter]\n---\nDonner.\n',
  'codebook/1-vie/temps.md':
    '---\nid: temps\nlabel: Temps\nindicators: [temps]\nsubthemes:\n  - { id: peur, label: Peur d’en manquer }\n---\nLe temps.\n',
};

function tables(): Record<string, string> {
  const columns = ['Numéro d’envoi', 'Que diriez-vous ?', 'à l’aise', 'nom', 'consent', 'withdrawn', 'not_asked'];
  const line = (cells: readonly string[]) => `${cells.map(cell).join(';')}\r\n`;
  return Object.fromEntries(
    Object.entries(waves).flatMap(([wave, answers]) => [
      [`corpus/${wave}/reponses.yaml`, 'id: Numéro d’envoi\ntext: Que diriez-vous ?\n'],
      [
        `corpus/${wave}/reponses.csv`,
        `\ufeff${line(columns)}${answers
          .map(({ row, text, variables = {}, notAsked = [] }) => {
            const own: Readonly<Record<string, string>> = { ...variables, not_asked: notAsked.join('; ') };
            return line([row, text.replaceAll('\n', '\r\n'), ...columns.slice(2).map((key) => own[key] ?? '')]);
          })
          .join('')}`,
      ],
      ...['zoe', 'bob'].map((coder) => {
        const read = answers.filter(({ coded }) => coded[coder]);
        const codings = read.flatMap(({ row, coded }) =>
          (coded[coder] ?? []).map(([quote, code]) => entry(quote, code, `row: ${row}\n    `)),
        );
        return [
          `corpus/${wave}/reponses.${coder}.yaml`,
          `rows: [${read.map(({ row }) => row).join(', ')}]\ncodings:${codings.length > 0 ? `\n${codings.join('')}` : ' []\n'}`,
        ];
      }),
    ]),
  );
}

function interviews(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(waves).flatMap(([wave, answers]) =>
      answers.flatMap(({ row, text, variables = {}, notAsked, coded }, i) => {
        const slug = row.replace('É', 'e').toLowerCase();
        const keys = Object.entries({ id: `${wave}-reponses-${slug}`, case: slug, ...variables });
        return [
          [
            `corpus/${wave}/${i}-${slug}.md`,
            `---\n${keys.map(([key, value]) => `${key}: "${value}"\n`).join('')}${notAsked ? `not_asked: [${notAsked.join(', ')}]\n` : ''}---\n${text}\n`,
          ],
          ...Object.entries(coded).map(([coder, passages]) => [
            `corpus/${wave}/${i}-${slug}.${coder}.yaml`,
            `codings:${passages.length > 0 ? `\n${passages.map(([quote, code]) => entry(quote, code)).join('')}` : ' []\n'}`,
          ]),
        ];
      }),
    ),
  );
}

const cell = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const entry = (quote: string, code: string, first = '') =>
  `  - ${first}quote: |\n      ${quote}\n    codes: [${code}]\n`;

/** The same study twice: its answers in tables, as a spreadsheet writes them, and each in a file of its own. */
export const inTables = { ...study, ...tables() };
export const inFiles = { ...study, ...interviews() };
