/** When a report is dark: as the system is, unless something else was chosen for the page. */
const whenDark: Readonly<Record<string, string>> = {
  auto: '(prefers-color-scheme: dark)',
  dark: 'all',
  light: 'not all',
};

/** Gives a report the colours of the page around it, now and when others are chosen: its own style knows only the system’s. */
export function followColours(report: Document, frame: HTMLIFrameElement): void {
  const rules = [...report.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const dark = rules.flatMap((rule) =>
    // Of another window, so that it is no `CSSMediaRule` of this one.
    rule.cssText.startsWith(`@media ${whenDark.auto}`) ? [rule as CSSMediaRule] : [],
  );
  const page = document.documentElement;
  const paint = () => {
    const theme = page.dataset.theme ?? 'auto';
    for (const { media } of dark) media.mediaText = whenDark[theme] ?? 'all';
    report.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
  };
  paint();
  const observer = new MutationObserver(() => (frame.isConnected ? paint() : observer.disconnect()));
  observer.observe(page, { attributes: true, attributeFilter: ['data-theme'] });
}
