import type { VirtualElement } from '@lumino/virtualdom';

import { useHubPage } from '../../hubtokens/__tests__/hubpage';
import { EverySection } from '../../panel/__tests__/everysection';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { homePageLink, tokenPageLink } from '../controls';
import { findAll, textOf } from './drawn';
import { trans } from './trans';

beforeEach(() => localStorage.clear());
const hubPage = useHubPage();

function linksIn(every: EverySection): VirtualElement[] {
  return every.drawn.flatMap(({ element }) => findAll(element, 'a'));
}

it('every link opens a web page in a new tab, which learns nothing of this one', async () => {
  const every = new EverySection();
  await every.drawToken();
  await every.drawSnippets();
  await every.drawHubTokens(hubPage());
  const links = linksIn(every);
  expect(new Set(links.map(({ attrs }) => attrs.href))).toEqual(
    new Set([
      'https://hub.example/hub/token',
      'https://hub.example/hub/home',
      'https://other.example/hub/token',
      'https://other.example/hub/home'
    ])
  );
  for (const { attrs } of links) {
    expect(attrs).toMatchObject({
      target: '_blank',
      rel: 'noopener noreferrer'
    });
  }
});

it.each<Readonly<Record<string, string>>>([
  { hubPrefix: 'javascript:alert(1)//' },
  { hubPrefix: 'java\nscript:alert(1)//' },
  { hubPrefix: 'data:text/html,x' },
  { hubHost: 'javascript:alert(1)' },
  { hubHost: 'ftp://hub.example' },
  { hubHost: 'no address' }
])('an address that is none of the web is no link: %j', async options => {
  const every = new EverySection();
  await every.drawToken({ ...HUB_5, ...options });
  const own = linksIn(every).filter(
    ({ attrs }) => !String(attrs.href).startsWith('https://other.example/')
  );
  expect(own).toEqual([]);
  for (const link of [homePageLink, tokenPageLink]) {
    expect(textOf(link(hubOf({ ...HUB_5, ...options }), trans))).toContain(
      'There is no link'
    );
  }
});

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  ''
])('no link is drawn whoever gives the address: %j', address => {
  const hub = { ...hubOf(HUB_5), homeUrl: address, tokenPageUrl: address };
  for (const link of [homePageLink, tokenPageLink]) {
    expect(findAll(link(hub, trans), 'a')).toEqual([]);
  }
});
