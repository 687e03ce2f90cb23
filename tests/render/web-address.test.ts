import { expect, it } from 'vitest';
import { webAddress } from '../../src/render/web-address.ts';

it('lets pass what leads to the web or into the report', () => {
  expect(webAddress('https://example.org/é?a=1&b=2#c')).toBe('https://example.org/é?a=1&b=2#c');
  expect(webAddress('#observations')).toBe('#observations');
  expect(webAddress('mailto:a@example.org')).toBe('mailto:a@example.org');
});

it('encodes what Markdown would take for its own', () => {
  expect(webAddress(' https://example.org/a (b)|<c> ')).toBe('https://example.org/a%20%28b%29%7C%3Cc%3E');
});

it('stops every other scheme', () => {
  for (const address of ['javascript:alert(1)', ' JAVASCRIPT:x', 'data:text/html,x', 'file:///etc/passwd', 'x']) {
    expect(webAddress(address)).toBeUndefined();
  }
});
