import type { Heading as MarkdownHeading, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, Document, Heading, MarkerNode, Prose, Verbatim } from '../../src/report/document.ts';

export function parseMarkdown(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

/** Prose as the composer hands it over; each of `footnotes` is defined elsewhere in the template. */
export function prose(markdown: string, footnotes: readonly string[] = []): Prose {
  const known = footnotes.map((id) => `\n\n[^${id}]: elsewhere`).join('');
  const { children } = parseMarkdown(markdown + known);
  return { type: 'prose', markdown, nodes: children.slice(0, children.length - footnotes.length) };
}

export function heading(markdown: string, anchor: string): Heading {
  const [parsed] = parseMarkdown(markdown).children as [MarkdownHeading];
  const text = markdown.replace(/^#+ /, '');
  return { type: 'heading', depth: parsed.depth, text, markdown, nodes: parsed.children, anchor };
}

export function verbatim(anchor: string, text: string, rest: Partial<Verbatim> = {}): Verbatim {
  return { type: 'verbatim', anchor, paragraphs: [text], attribution: '(Norlink)', ...rest };
}

export function documentOf(blocks: Block[], rest: Partial<Document> = {}): Document {
  return { schema: 1, name: 'report', language: 'fr', title: 'Étude', authors: [], blocks, ...rest };
}

const marker: MarkerNode = { type: 'marker', message: 'aucun code `recrutment`' };

export const small = documentOf(
  [
    heading('# Trust at work', 'trust-at-work'),
    prose('People talk about trust.'),
    heading('## Managers', 'managers'),
    verbatim('v1', 'You learn to let go.', { attribution: '(E07)' }),
  ],
  { language: 'en', title: 'Trust at work' },
);

/** What verbatims of the awkward document say: all of it plain text. */
export const awkwardTexts = [
  '1. On commence par là',
  '# pas un titre',
  '- un tiret',
  '<script>alert(1)</script> et <b>gras</b>',
  'des *étoiles*, des _soulignés_ et des `accents`',
  'il faut […] « savoir » laisser tomber',
  'un renvoi [^1] et [cluster] restent des mots',
  'R&amp;D, 3 < 5 ~~ou~~ non, a\\*b',
  'premier vers\n---\nsecond | vers\n>fin',
];

export const awkward: Document = documentOf(
  [
    {
      type: 'cover',
      title: 'Le cluster *en* France',
      subtitle: 'Étude d’« interviews » #1',
      authors: ['France Clusters', 'A & B'],
      lines: ['24 entretiens', '- 2021–2024'],
    },
    { type: 'contents', label: 'Sommaire', depth: 3 },
    heading('## 1. Définition', '1-définition'),
    prose(
      'Un cluster[^1] est *un lieu* [piégé](javascript:alert(1)) <b onclick="x()">brut</b>. Voir [cluster].\n\n[^1]: Porter, 1990.\n\n[cluster]: https://example.org/cluster\n',
    ),
    heading('### Observations', 'observations'),
    ...awkwardTexts.map((text, index) => verbatim(`v${index}`, text)),
    heading('## 2. Support', '2-support'),
    heading('### Observations', 'observations-1'),
    prose('Un second appel[^note], comme *avant*[^1].', ['note', '1']),
    verbatim('c1', 'On se connaît.', {
      cite: { kind: 'footnote', id: 'note', url: 'https://example.org/norlink_(1)', text: 'Norlink, *entretien*.' },
    }),
    verbatim('c2', 'On s’entraide.', {
      attribution: null,
      against: true,
      cite: { kind: 'footnote', id: 'note', url: 'https://example.org/norlink_(1)', text: 'Norlink, *entretien*.' },
    }),
    verbatim('c3', 'On se voit.', {
      paragraphs: ['On se voit.', 'Souvent *même*'],
      cite: { kind: 'link', id: 'norlink', url: 'https://example.org/a b', text: '' },
    }),
    verbatim('c5', 'We meet at *six*.', {
      paragraphs: ['We meet at *six*.', 'Always.'],
      translation: ['On se voit à *six* heures.', 'Toujours.'],
    }),
    verbatim('c4', 'On se quitte.', { cite: { kind: 'link', id: 'x', url: 'javascript:alert(2)', text: '' } }),
    {
      type: 'table',
      caption: 'Échantillon *complet*',
      columns: [
        { label: 'Organisation', align: 'left' },
        { label: 'n | k', align: 'right' },
      ],
      rows: [
        [{ text: 'Nord|Link', href: 'https://example.org/nl' }, { text: '12' }],
        [{ text: 'Pire', href: 'javascript:alert(3)' }, { text: '*' }],
      ],
    },
    { type: 'marker', message: 'aucun verbatim de `concurence`' },
    {
      type: 'prose',
      markdown: 'Près de **⚠ aucun code `recrutment`** parlent.',
      nodes: [{ type: 'paragraph', children: [{ type: 'text', value: 'Près de ' }, marker as never] }],
    },
    prose('[^note]: De l’analyste.'),
  ],
  { title: 'Le cluster *en* France', authors: ['France Clusters', 'A & B'] },
);
