import type { VirtualElement } from '@lumino/virtualdom';

import { useHubPage } from '../../hubtokens/__tests__/hubpage';
import { EverySection } from '../../panel/__tests__/everysection';
import { PRIVATE, PRIVATE_FIELD } from '../controls';
import { findAll } from './drawn';

beforeEach(() => localStorage.clear());
const hubPage = useHubPage();

/**
 * All that the panel draws with one of these tags, in all its states.
 */
async function drawn(...tags: string[]): Promise<VirtualElement[]> {
  const every = new EverySection();
  await every.drawToken();
  await every.drawSnippets();
  await every.drawHubTokens(hubPage());
  return every.drawn.flatMap(({ element }) =>
    tags.flatMap(tag => findAll(element, tag))
  );
}

it('every field keeps what is typed from the browser’s services', async () => {
  const fields = await drawn('input', 'select', 'textarea');
  expect(new Set(fields.map(({ attrs }) => attrs.id ?? attrs.type))).toEqual(
    new Set([
      'jp-api-token-path',
      'jp-api-token-language',
      'jp-api-token-place',
      'checkbox',
      'jp-api-token-note',
      'jp-api-token-expires',
      'jp-api-token-access',
      'jp-api-token-search'
    ])
  );
  for (const { attrs } of fields) {
    expect(attrs).toMatchObject(PRIVATE_FIELD);
  }
});

it('every element that can show a token keeps it from them', async () => {
  const secrets = (await drawn('code', 'pre')).filter(({ attrs }) =>
    /-(token|json)\b/.test(attrs.className ?? '')
  );
  expect(new Set(secrets.map(({ attrs }) => attrs['aria-label']))).toEqual(
    new Set(['API token', 'Newly made token', 'Answer'])
  );
  for (const { attrs } of secrets) {
    expect(attrs).toMatchObject(PRIVATE);
  }
});

it('says no to each service that sends text to others', () => {
  expect(PRIVATE_FIELD).toEqual({
    autocapitalize: 'off',
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    translate: 'no',
    writingsuggestions: 'false'
  });
});
