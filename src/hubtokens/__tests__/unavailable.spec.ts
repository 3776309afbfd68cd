import type { h } from '@lumino/virtualdom';

import { MAY_NOT } from '../../rest/__tests__/entries';
import { textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { HubTokensAvailability } from '../unavailable';
import { ADMIN_RECIPE } from '../words';
import { useHubPage } from './hubpage';

const thisPage = useHubPage();

/** The text for a user who may create no tokens on a hub of this version. */
function textFor(hubVersion: string | undefined): string {
  const page = thisPage();
  page.hub.holder.scopes = MAY_NOT;
  page.learn({ hubVersion });
  const view = (): object =>
    new HubTokensAvailability(page.tokens, { trans, language: 'en' });
  return (view() as { render(): h.Child[] }).render().map(textOf).join(' ');
}

it.each([
  [
    '5.0.0b1',
    'paste this into the field “Permissions”: access:servers!server=alice/'
  ],
  [undefined, 'paste this into the field “Permissions”:'],
  ['4.9', 'only tokens with all of your permissions']
])('says what the Hub’s token page offers: JupyterHub %s', (version, words) => {
  expect(textFor(version)).toContain(words);
});

it.each(['3.0.0', undefined])(
  'gives admins the recipe and its dangers: JupyterHub %s',
  version => {
    const text = textFor(version);
    for (const words of [
      /create, list and revoke .* servers restart/,
      /in the page or in the server.* all of the user’s permissions.* shared/,
      /more than the role “user”.*do not help if.*stop their servers/,
      /does not limit the access/,
      /without subdomains.* even without these lines.* with subdomains.* leave the lines out/
    ]) {
      expect(text).toMatch(words);
    }
    expect(text).toContain(ADMIN_RECIPE.trim().split('\n').pop());
  }
);

it('gives admins of JupyterHub 2 no recipe', () => {
  expect(textFor('2.3.1')).toMatch(
    /JupyterHub 2\.3\.1 can’t.*3\.0 or later\.$/
  );
});
