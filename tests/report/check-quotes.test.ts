import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import { codedStudy } from '../coding/coded.ts';

const forge = 'On met les gens ensemble, et chacun repart avec le fer qu’il n’avait pas.';
const mill = 'On partage le même camion depuis dix ans, sans l’avoir jamais écrit nulle part.';
const shared = 'Sans la confiance, rien de tout cela n’aurait tenu un seul hiver.';
const secret = 'Nous avons perdu la moitié de nos clients en une seule nuit.';
const hidden = 'Chez nous on ne signe rien avant d’avoir partagé un repas.';

const files = {
  'study.yaml': `attribution: "([{role}, ]{organisation})"
waves: [{ id: "2021", label: Vague 2021 }, { id: "2024", label: Vague 2024 }]
`,
  'corpus/2021/forge.md': `---\nconsent: named\norganisation: La Forge du Pont\ninterviewee: Anne Roy\nrole: présidente\nurl: https://example.org/forge\n---\n\n**Q :** Comment faites-vous pour tenir ensemble depuis si longtemps ?\n\n**R :** ${forge} *Le reste* vient tout seul.\n\n${shared}\n`,
  'corpus/2021/moulin.md': `---\nconsent: named\norganisation: Moulin Neuf\ninterviewee: Paul Martin\n---\n\n**R :** ${mill}\n\n${shared}\n`,
  'corpus/2024/moulin-2.md': `---\nconsent: named\norganisation: Moulin Neuf\ninterviewee: Paul Martin\n---\n\n**R :** Le camion est mort, et nous avons loué le suivant à parts égales.\n`,
  'corpus/2021/lavoir.md': `---\nconsent: none\norganisation: Le Lavoir\n---\n\n**R :** ${secret}\n`,
  'corpus/2021/auberge.md': `---\nconsent: anonymous\npseudonym: E07\norganisation: Auberge du Gué\nrole: gérante\n---\n\n**R :** ${hidden}\n`,
  'corpus/2021/forge.alice.yaml': `codings:\n  - quote: ${shared}\n    codes: [confiance]\n`,
  'codebook/vie/confiance.md': '---\nlabel: Confiance\n---\n',
};

const study = codedStudy(files);

/** A table of one row. */
function row(...cells: string[]): string {
  return `| ${cells.map(() => 'a').join(' | ')} |\n|${cells.map(() => '-|').join('')}\n| ${cells.join(' | ')} |`;
}

function composed(body: string, coded = study) {
  return composeReport(coded, templateFrom('essai', body));
}

function found(body: string): Problem[] {
  return [...composed(body).problems];
}

function rules(body: string): string[] {
  return found(body).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('a quotation in any of its forms', () => {
  const wrong = forge.replace('le fer', 'le verre');
  it.each([
    ['guillemets', (quote: string) => `Le geste est simple : « ${quote} »`],
    ['English marks', (quote: string) => `Le geste est simple : “${quote}”`],
    ['typewriter marks', (quote: string) => `Le geste est simple : "${quote}"`],
    ['a block quote', (quote: string) => `> ${quote}`],
    ['italics', (quote: string) => `*${quote}*`],
    ['italics with an attribution', (quote: string) => `*${quote}* (Anne Roy)`],
    ['a paragraph after a colon', (quote: string) => `Le geste est simple :\n\n${quote}`],
    ['a paragraph with its attribution', (quote: string) => `${quote} (La Forge du Pont)`],
    ['a list', (quote: string) => `- « ${quote} »`],
    ['a table', (quote: string) => `| dit |\n|---|\n| « ${quote} » |`],
    ['a heading', (quote: string) => `## « ${quote} »`],
  ])('%s', (_, write) => {
    expect(found(write(forge))).toEqual([]);
    const [problem, ...others] = found(write(wrong));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: 'misquoted', severity: 'error', expected: forge.replace(/\.$/, '') });
    const lines = write(wrong).split('\n');
    expect(lines[(problem?.line ?? 0) - 1]?.slice((problem?.column ?? 0) - 1)).toMatch(/^verre/);
    expect(problem?.related).toEqual({ file: 'corpus/2021/forge.md', line: 11, column: 9 });
    expect(problem?.message).toContain('« avec le verre qu’il n’avait » should read « avec le fer qu’il n’avait »');
  });

  it('finds the place through escapes, entities and the marks of a block quote', () => {
    const [problem] = found(
      '&laquo;&nbsp;On \\*met\\* les gens ensemble,\net chacun repart avec le *verre* qu’il n’avait pas.&nbsp;&raquo;',
    );
    expect(problem).toMatchObject({ rule: 'misquoted', line: 2, column: 27 });
    const [quoted] = found('> On met les gens ensemble,\n> et chacun repart avec\n> le verre qu’il n’avait pas.');
    expect(quoted).toMatchObject({ rule: 'misquoted', line: 3, column: 6 });
  });

  it('goes on in the next paragraph where it was left open', () => {
    expect(rules('« On met les gens ensemble, et chacun repart avec\n\nle fer qu’il n’avait pas. »')).toEqual([]);
    expect(rules('« Un guillemet oublié, et toute la suite du paragraphe serait une citation.\n\nMais non.')).toEqual(
      [],
    );
  });
});

describe('exact is', () => {
  it.each([
    ['folded', "«\u00a0On met **les gens** ensemble, et chacun repart avec le fer qu'il n'avait pas\u202f»"],
    ['a part, in a sentence', 'Ils disent : « chacun repart avec le fer qu’il n’avait pas » et se taisent.'],
    [
      'with a small letter first',
      'Ils disent qu’« on met les gens ensemble, et chacun repart avec le fer », tout simplement.',
    ],
    ['with a cut', '« On met les gens ensemble […] avec le fer qu’il n’avait pas. »'],
    ['abridged', '« On met les gens ensemble … avec le fer qu’il n’avait pas. »'],
    [
      'with words of the author',
      '« On met [tous] les gens ensemble, et chacun repart avec le fer (sic) qu’il n’avait pas. »',
    ],
    ['across emphasis of the transcript', '« le fer qu’il n’avait pas. Le reste vient tout seul. »'],
  ])('%s', (_, body) => expect(rules(body)).toEqual([]));

  it('not with other punctuation, which is a warning', () => {
    expect(rules(`> ${forge.replace(',', ' ;')}`)).toEqual(['warning misquoted']);
  });
});

describe('nothing is said of', () => {
  it.each([
    ['fewer than eight words', '« On met les gens ensemble, vraiment bien »'],
    ['code', '`« On met les gens ensemble, et chacun repart avec le verre »`'],
    ['what a directive points at', `::verbatim{source=2021-forge quote="${forge}" attribution=none}`],
    ['a note in italics', '*Les noms de ce billet sont inventés, et personne ne doit s’y reconnaître.*'],
    [
      'a paragraph after a colon that is the author’s',
      'Trois choses :\n\nIl faut du temps, de la patience et un peu de pluie.',
    ],
    ['a question that the interviewer asked', '« Comment faites-vous pour tenir ensemble depuis si longtemps ? »'],
  ])('%s', (_, body) => expect(rules(body)).toEqual([]));
});

describe('whom a quotation is given to', () => {
  it.each([
    ['its organisation', `« ${forge} » (La Forge du Pont)`, true],
    ['without its article', `« ${forge} » (présidente, Forge du Pont)`, true],
    ['a part of its name', `À la Forge, on le dit ainsi : « ${forge} »`, true],
    ['its interviewee', `« ${forge} » — Anne Roy`, true],
    ['its surname', `« ${forge} », explique Mme Roy.`, true],
    ['its id', `« ${forge} » (2021-forge)`, true],
    ['its pseudonym', `« ${hidden} » (gérante, E07)`, true],
    ['a role', `« ${forge} » (présidente)`, true],
    ['another', `« ${forge} » (Moulin Neuf)`, false],
    ['another, by id', `« ${forge} » (2021-moulin)`, false],
    ['another, by pseudonym', `« ${forge} » (E07)`, false],
    ['another person', `« ${forge} » (Paul Martin, La Forge du Pont)`, false],
    ['another after a dash', `« ${forge} » — Paul Martin`, false],
    ['another in the paragraph below', `> ${forge}\n\n— Moulin Neuf`, false],
    ['another in the block quote', `> ${forge}\n>\n> — Moulin Neuf`, false],
    ['another in the clause after it', `« ${forge} », raconte un membre du Moulin Neuf.`, false],
    ['another before it', `Comme le dit le président du Moulin Neuf : « ${forge} »`, false],
    ['another before it, without a colon', `Selon Paul Martin, « ${forge} »`, false],
    ['another in the sentence above', `Au Moulin Neuf, c’est un principe :\n\n> ${forge}`, false],
    ['its case, about another', `À propos du Moulin Neuf, la présidente rappelle : « ${forge} »`, true],
    [
      'another that is only spoken of',
      `Le camion du Moulin Neuf fait rêver ; « ${forge} », on n’en demande pas plus.`,
      true,
    ],
    ['another that says the next', `« ${forge} », et Paul Martin répond « ${mill} ».`, true],
    ['one of several who say it', `« ${shared} » (Moulin Neuf)`, true],
    ['none of those who say it', `« ${shared} » (Auberge du Gué)`, false],
    ['its wave', `« ${mill} » (Moulin Neuf, Vague 2021)`, true],
    ['another wave', `« ${mill} » (Moulin Neuf, Vague 2024)`, false],
    ['another in the next cell', row(`« ${forge} »`, 'Moulin Neuf'), false],
    ['another in the cell before', row('Paul Martin', 'Vie', `« ${forge} »`), false],
    ['another in the next cell but one', row(`« ${forge} »`, 'Confiance', 'Moulin Neuf'), false],
    ['its case in the next cell', row(`« ${forge} »`, 'La Forge du Pont'), true],
    ['its case in its cell, another beside it', row(`« ${forge} » (La Forge du Pont)`, 'Moulin Neuf'), true],
    ['a sentence of another in the next cell', row(`« ${forge} »`, 'Le Moulin Neuf fait de même.'), true],
    ['its case before each in a row', row('La Forge du Pont', `« ${forge} »`, 'Moulin Neuf', `« ${mill} »`), true],
    ['its case after each in a row', row(`« ${forge} »`, 'La Forge du Pont', `« ${mill} »`, 'Moulin Neuf'), true],
    ['another after the second in a row', row(`« ${forge} »`, 'La Forge du Pont', `« ${mill} »`, 'Anne Roy'), false],
  ])('%s', (_, body, isRight) => {
    const ofAttribution = found(body).filter(({ rule }) => rule !== 'anonymous-named');
    expect(ofAttribution.map(({ rule }) => rule)).toEqual(isRight ? [] : ['wrong-attribution']);
  });

  it('says who says it, and what would be right', () => {
    const [problem] = found(`Au Moulin Neuf, c’est un principe :\n\n> ${forge}`);
    expect(problem).toMatchObject({ line: 3, expected: '(présidente, La Forge du Pont)', severity: 'error' });
    expect(problem?.message).toContain('is said by La Forge du Pont (corpus/2021/forge.md:11:9), not by Moulin Neuf');
  });

  it('is an error beside a misquotation', () => {
    expect(rules(`« ${forge.replace('le fer', 'le verre')} » (Moulin Neuf)`).sort()).toEqual([
      'error misquoted',
      'error wrong-attribution',
    ]);
  });
});

describe('words that nobody says', () => {
  const invented = 'Personne ici ne ferme jamais la porte de son atelier le soir.';
  it.each([
    `« ${invented} »`,
    `> ${invented}`,
    `« ${invented} » (La Forge du Pont)`,
    `« ${invented} » (présidente)`,
    `*${invented}* (présidente)`,
    `Elle le dit :\n\n*${invented}*`,
    `*${forge}*\n\nPuis :\n\n*${invented}*`,
    `En France, un dirigeant nous dit : « ${invented} »`,
  ])('%s', (body) => expect(rules(body)).toEqual(['warning quote-not-found']));

  it.each([
    ['a year', `« ${invented} » (Porter, 1990)`],
    ['a page', `« ${invented} » (ibid., p. 12)`],
    ['a stranger', `« ${invented} » (Michael Porter)`],
    ['a stranger after a dash', `> ${invented}\n>\n> — Henry Mintzberg`],
    ['a stranger before', `Comme l’écrit le professeur Porter, « ${invented} »`],
    ['a stranger after', `« ${invented} », écrit Mintzberg.`],
    ['a footnote', `« ${invented} »[^1]\n\n[^1]: Porter, 1990.`],
    ['a link', `« ${invented} » ([source](https://example.org))`],
    ['a note itself', `Un mot[^1].\n\n[^1]: « ${invented} »`],
    ['unchecked', `:claim[« ${invented} »]{unchecked="Porter 1990"}`],
    ['unchecked in a block quote', `> :claim[${invented}]{unchecked="Porter 1990"}`],
    ['a comment', `« ${invented} » <!-- unchecked: Porter 1990 -->`],
    ['a comment above', `<!-- unchecked: Porter 1990 -->\n\n> ${invented}`],
  ])('are literature with %s', (_, body) => expect(rules(body)).toEqual([]));

  it('unchecked silences misquotations and attributions too', () => {
    expect(
      rules(`:claim[« ${forge.replace('le fer', 'le verre')} » (Moulin Neuf)]{unchecked="d’après Porter"}`),
    ).toEqual([]);
  });
});

describe('words that may not be quoted', () => {
  it('are an error that reveals nothing, and are left out', () => {
    const near = secret.replace('clients', 'contrats');
    const { problems, document, manifest } = composed(`Avant.\n\n« ${secret} »\n\n> ${near}\n\nAprès « ${forge} ».`);
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['consent', 3],
      ['consent', 5],
    ]);
    const told = JSON.stringify(problems);
    expect(told).not.toMatch(/lavoir|perdu la moitié/i);
    for (const rendered of [renderMarkdown(document), renderHtml(document), JSON.stringify(manifest.verbatims)]) {
      expect(rendered).not.toContain('une seule nuit');
    }
    expect(renderMarkdown(document)).toBe(`Avant.\n\n« […] »\n\n> […]\n\nAprès « ${forge} ».\n`);
    expect(manifest.verbatims).toMatchObject([{ source: '2021-forge', prose: true }]);
  });

  it('also where they were withdrawn, or not approved', () => {
    const withdrawn = codedStudy({
      ...files,
      'corpus/2021/forge.md': files['corpus/2021/forge.md'].replace('url:', `withdrawn:\n  - ${forge}\nurl:`),
    });
    expect(composed(`« ${forge} »`, withdrawn).problems.map(({ rule }) => rule)).toEqual(['consent']);
    const strict = codedStudy({ ...files, 'study.yaml': 'require: [validated]\n' });
    expect(composed(`« ${forge} »`, strict).problems.map(({ rule }) => rule)).toEqual(['not-validated']);
  });

  it('nor is a name of an anonymous interview told as what was said', () => {
    const named = codedStudy({
      ...files,
      'corpus/2021/auberge.md': files['corpus/2021/auberge.md']
        .replace('un repas', 'un repas avec Léa')
        .replace('role:', 'interviewee: Léa Vif\nrole:'),
    });
    const [problem] = composed(`« ${hidden.replace('repas', 'repas avec Paul')} »`, named).problems;
    expect(problem?.rule).toBe('misquoted');
    expect(problem?.expected).toContain('un repas avec [E07]');
    expect(JSON.stringify(problem)).not.toContain('Léa');
  });

  it('but whoever else says them may be quoted', () => {
    const two = codedStudy({ ...files, 'corpus/2021/quai.md': `---\nconsent: named\n---\n\n**R :** ${secret}\n` });
    expect(composed(`« ${secret} »`, two).problems).toEqual([]);
  });
});

describe('an exact quotation is known', () => {
  it('in the manifest, as words of the author’s prose', () => {
    const { manifest, shown } = composed(
      `## Confiance\n\nIls disent : « sans la confiance, rien de tout cela n’aurait tenu ».`,
    );
    expect(manifest.verbatims).toHaveLength(1);
    expect(manifest.verbatims[0]).toMatchObject({
      source: '2021-forge',
      case: '2021-forge',
      codes: ['confiance'],
      under: 'confiance',
      text: 'Sans la confiance, rien de tout cela n’aurait tenu',
      shown: 'sans la confiance, rien de tout cela n’aurait tenu',
      attribution: null,
      prose: true,
    });
    expect(shown).toMatchObject([{ source: '2021-forge', code: 'confiance', pinned: true }]);
  });

  it('of the case that its attribution names, where several say it', () => {
    expect(composed(`« ${shared} » (Moulin Neuf)`).manifest.verbatims[0]?.source).toBe('2021-moulin');
  });

  it('in HTML, with its passage below the paragraph that quotes it', () => {
    const html = renderHtml(composed(`« ${forge} »\n\nUn autre paragraphe.`).document);
    const [before = '', after = ''] = html.split('<details class="passage">');
    expect(before).toContain('« On met les gens'.replace(' ', '\u00a0'));
    expect(before).not.toContain('Un autre paragraphe.');
    expect(after).toContain('<mark>On met les gens ensemble');
    expect(after).toContain('Un autre paragraphe.');
  });

  it('without a passage, and under its pseudonym, where it is anonymous', () => {
    const { document, manifest, problems } = composed(`« ${hidden} » (E07)`);
    expect(problems).toEqual([]);
    expect(renderHtml(document)).not.toContain('<details class="passage">');
    expect(manifest.verbatims).toMatchObject([{ source: 'E07', case: 'E07' }]);
  });

  it('and the prose stays byte for byte', () => {
    const body = `Le geste : « ${forge} »  \n*ici* et là.`;
    expect(renderMarkdown(composed(body).document)).toBe(`${body}\n`);
  });
});
