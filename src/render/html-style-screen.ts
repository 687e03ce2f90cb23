/** The rules for the screen, light and dark; every text colour has a contrast of at least 4.5 on its ground. */
export const screenStyle = `
:root {
  color-scheme: light dark;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Charter, Georgia, "Noto Serif", "DejaVu Serif", serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --paper: #fdfcf9; --ink: #22201c; --quiet: #625c52; --rule: #d9d4c9; --accent: #84301b; --wash: #f4f1ea; --mark: #f6e3a1;
  font-size: clamp(1.0625rem, 1rem + .3vw, 1.1875rem);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181715; --ink: #e4dfd5; --quiet: #a9a295; --rule: #3d3a34; --accent: #e6a288; --wash: #22201d; --mark: #4a3c16;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 0 1.25rem; font: 1rem/1.6 var(--serif); font-kerning: normal; overflow-wrap: break-word; }
.page { max-width: 34rem; margin: 0 auto; padding: 0 0 6rem; }
main:focus { outline: none; }
main { hyphens: auto; hyphenate-limit-chars: 7 3 3; text-wrap: pretty; font-variant-numeric: oldstyle-nums; }
main > :first-child, .contents:first-child + * { margin-top: 0; }
p, ul, ol, dl, pre, .table, .problem { margin: 0 0 1rem; }
li > p { margin-bottom: .4rem; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--accent); text-decoration-thickness: from-font; text-underline-offset: .15em; }
a:not([href]) { color: inherit; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: .15rem solid var(--accent); outline-offset: .15rem; border-radius: .1rem; }
::selection { background: var(--mark); color: var(--ink); }
.skip { position: absolute; left: -99rem; padding: .6rem 1rem; background: var(--paper); font-family: var(--sans); z-index: 1; }
.skip:focus { left: .5rem; top: .5rem; }

h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.25; text-wrap: balance; hyphens: none; font-variant-numeric: lining-nums; }
h2 { margin: 4.5rem 0 1.4rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 1.6rem; font-weight: 500; }
h3 { margin: 3rem 0 .9rem; font-size: 1.22rem; }
h4 { margin: 2.2rem 0 .7rem; font-size: 1.03rem; font-style: italic; }
h2 + h3 { margin-top: 1.8rem; }
h3 + h4 { margin-top: 1.3rem; }
h5, h6 { margin: 1.8rem 0 .5rem; font-size: 1rem; font-weight: 500; font-style: italic; color: var(--quiet); }

.cover { padding: clamp(3rem, 9vh, 6.5rem) 0 clamp(2rem, 5vh, 3.5rem); }
.cover h1, .cover .title { margin: 0 0 .9rem; font-size: clamp(2rem, 1.4rem + 2.6vw, 2.9rem); font-weight: 500; line-height: 1.13; letter-spacing: -.012em; }
.cover .subtitle { margin: 0 0 2rem; font-size: 1.3rem; font-style: italic; line-height: 1.35; color: var(--quiet); }
.cover .authors { margin: 0 0 .35rem; }
.cover .fact { margin: 0; font-size: .94rem; color: var(--quiet); }

.contents { display: none; }
.contents-label { margin: 0 0 .8rem; color: var(--quiet); }
.contents ul, .rail ul, .fold ul { margin: 0; padding: 0; list-style: none; }
.contents li li, .rail li li, .fold li li { padding-left: 1rem; }
.contents > ul > li { margin-bottom: .6rem; }

.rail { display: none; }
.fold { margin: 0 0 3rem; border: 1px solid var(--rule); border-width: 1px 0; }
.fold summary { padding: .7rem 0; cursor: pointer; }
.fold nav { padding-bottom: 1rem; }
.rail a, .fold a { display: block; padding: .22rem 0; color: inherit; text-decoration: none; line-height: 1.35; }
.rail a:hover, .fold a:not([href]) { color: inherit; }
a:hover { color: var(--accent); text-decoration: underline; }
.rail li li a, .fold li li a { color: var(--quiet); }
.fold a { padding: .4rem 0; }

figure.verbatim { margin: 1.6rem 0; padding-left: 1.3rem; border-left: .12rem solid var(--rule); }
.verbatim blockquote { margin: 0; }
.verbatim blockquote p { margin: 0 0 .7rem; }
.verbatim blockquote p:last-child { margin: 0; }
.verbatim figcaption { margin-top: .3rem; font-size: .92rem; color: var(--quiet); }
.verbatim.against { border-left-color: var(--accent); }
figure.verbatim:target { background: var(--wash); box-shadow: 0 0 0 .6rem var(--wash); }
main > blockquote { margin: 1.6rem 0; padding-left: 1.3rem; border-left: .12rem solid var(--rule); }

.passage { margin: -1.25rem 0 1.6rem 1.42rem; font-size: .92rem; }
.passage summary { width: fit-content; padding: .2rem 0; color: var(--quiet); cursor: pointer; }
.passage summary:hover { color: var(--accent); }
.passage > div { margin-top: .5rem; padding: 1rem 1.2rem; background: var(--wash); }
.passage > div > :last-child { margin-bottom: 0; }
.passage p { margin: 0 0 .7rem; }
.passage .interview { font-style: italic; color: var(--quiet); }
.passage .question { color: var(--quiet); }
.passage .speaker { font-weight: 600; font-variant-numeric: lining-nums; }
mark { background: var(--mark); color: var(--ink); padding: .05em 0; }

.table { overflow-x: auto; margin: 1.8rem 0; hyphens: none; }
table { border-collapse: collapse; min-width: 100%; font-size: .9rem; line-height: 1.4; font-variant-numeric: lining-nums tabular-nums; }
caption { margin-bottom: .5rem; text-align: left; font-weight: 600; }
th, td { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
th { border-bottom-color: var(--quiet); font-weight: 600; vertical-align: bottom; }
[align="right"] { text-align: right; }
[align="center"] { text-align: center; }

figure.chart { margin: 1.8rem 0; hyphens: none; font-variant-numeric: lining-nums; }
.chart svg { display: block; max-width: 100%; height: auto; }
.chart figcaption { margin-top: .6rem; font-weight: 600; font-size: .9rem; }
.numbers { margin-top: .3rem; font-size: .92rem; }
.numbers summary { width: fit-content; color: var(--quiet); cursor: pointer; }
.numbers .table { margin: .6rem 0 0; }

.problem { padding: .1em .4em; border: 1px solid var(--accent); background: var(--wash); color: var(--accent); box-decoration-break: clone; -webkit-box-decoration-break: clone; }
p.problem { padding: .7rem 1rem; }
code, pre { font: .86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; hyphens: none; }
pre { overflow-x: auto; padding: .8rem 1rem; background: var(--wash); }
img { max-width: 100%; height: auto; }
hr { width: 4rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--rule); }
sup { font-size: .72em; line-height: 0; font-variant-numeric: lining-nums; }
[data-footnote-backref] { text-decoration: none; }
sup a { padding: 0 .1em; text-decoration: none; }
.footnotes { font-size: .92rem; }
.footnotes h2 { font-size: 1.3rem; }
:target:is(li, sup *) { background: var(--mark); color: var(--ink); }

@media (min-width: 66rem) {
  body.railed { display: grid; grid-template-columns: minmax(13rem, 17rem) minmax(0, 34rem); justify-content: center; gap: 0 clamp(2.5rem, 6vw, 6rem); padding: 0 2.5rem; }
  .railed .page { width: 100%; margin: 0; }
  .rail { display: block; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: clamp(3rem, 9vh, 6.5rem) .5rem 3rem 0; font-size: .84rem; }
  .rail > ul > li { margin-bottom: .7rem; }
  .fold { display: none; }
}
`;
