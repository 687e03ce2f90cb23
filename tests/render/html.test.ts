import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import { awkward, documentOf, heading, prose, small, verbatim } from './documents.ts';

const page = renderHtml(awkward);

describe('renderHtml', () => {
  it('allows its one style by its fingerprint and nothing else', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('lets no script, raw HTML, style attribute or dangerous address through', () => {
    expect(page).not.toMatch(/<script|<b\b|\son\w+=|\sstyle=|javascript:/i);
    expect(page).toContain('alert(1)');
  });

  it('keeps a title that tries to leave the style sheet inside it', () => {
    const hostile = renderHtml(documentOf([], { title: '"; } </style><script>x</script> \\' }));
    expect(hostile.match(/<\/style>/g)).toHaveLength(1);
    expect(hostile).not.toContain('<script');
    expect(hostile).toContain('@top-left { content: "\\000022\\00003b');
  });

  it('asks nothing of the network: a picture elsewhere becomes a link, one in the file stays', () => {
    const pictures = renderHtml(
      documentOf([prose('![plan](https://example.org/plan.png) ![point](data:image/png;base64,AAAA)')]),
    );
    expect(pictures).toContain('<a href="https://example.org/plan.png">plan</a>');
    expect(pictures).toContain('<img src="data:image/png;base64,AAAA" alt="point">');
  });

  it('gives every id once, and every link inside the page a target', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('has one first-level heading and skips no level, whatever the analyst wrote', () => {
    expect(levels(page)).toEqual([1, 2, 3, 2, 3, 2]);
    const jumps = documentOf([heading('## A', 'a'), heading('##### B', 'b'), heading('# C', 'c')]);
    expect(levels(renderHtml(jumps))).toEqual([1, 2, 3, 2]);
  });

  it('takes the `#` heading that opens a document without a cover for its title', () => {
    const rendered = renderHtml(small);
    expect(levels(rendered)).toEqual([1, 2]);
    expect(rendered).toContain('<h1 id="trust-at-work">Trust at work</h1>');
  });

  it('speaks the language of the report', () => {
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('>Aller au texte</a>');
    expect(page).toContain('aria-label="Revenir au texte, appel de la note 1 (2)"');
    const english = renderHtml(small);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('>Skip to the text</a>');
  });

  it('opens the passage around a verbatim, its quoted words marked', () => {
    const quoted = [
      { start: 12, end: 16 },
      { start: 0, end: 5 },
    ];
    const passage = {
      title: 'Norlink, 2021',
      paragraphs: [
        { speaker: 'Q', asks: true, text: 'Et < puis ?', quoted: [] },
        { speaker: 'R', asks: false, text: 'Avant, tout est bien.', quoted },
        { speaker: 'R', asks: false, text: 'Voilà.', quoted: [] },
      ],
    };
    const rendered = renderHtml(documentOf([verbatim('v', 'Avant […] est', { passage })]));
    expect(rendered).toContain('<summary>Lire le passage dans l’entretien</summary>');
    expect(rendered).toContain('<p class="question"><span class="speaker">Q </span>Et &#x3C; puis ?</p>');
    expect(rendered).toContain('<span class="speaker">R </span><mark>Avant</mark>, tout <mark>est </mark>bien.</p>');
    expect(rendered).toContain('<p>Voilà.</p>');
  });

  it('puts every table in a box the keyboard can scroll', () => {
    const rendered = renderHtml(documentOf([prose('| a |\n| - |\n| b |')]));
    expect(rendered).toContain('<div class="table" role="region" tabindex="0" aria-label="Tableau">');
    expect(page).toContain('<div class="table" role="region" tabindex="0" aria-label="Échantillon *complet*">');
    expect(page).toContain('<th align="right">n | k</th>');
  });

  it('announces faults, in a paragraph of their own and among words', () => {
    expect(page).toMatch(/<p role="note" class="problem"><strong>⚠ Problème\s:<\/strong> aucun verbatim/);
    expect(page).toMatch(/Près de <span role="note" class="problem"><strong>⚠ Problème\s:<\/strong> aucun code/);
  });

  it('lists chapters and themes beside the text', () => {
    const rail = /<nav class="rail".*?<\/nav>/s.exec(page)?.[0];
    expect(rail).toContain(
      '<li><a href="#2-support">2. Support</a><ul><li><a href="#observations-1">Observations</a></li></ul></li>',
    );
  });
});

function levels(rendered: string): number[] {
  const notes = rendered.indexOf('<section data-footnotes');
  const end = notes === -1 ? rendered.length : rendered.indexOf('<ol>', notes);
  return [...rendered.slice(0, end).matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
}
