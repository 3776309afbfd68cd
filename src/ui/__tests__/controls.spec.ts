import { failed } from '../../rest/failure';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { PRIVATE } from '../controls';
import { PRIVATE_FIELD, renderReport, hubPageLink } from '../fields';
import { find, findAll, textOf } from './drawn';
import { trans } from './trans';

it('private fields turn off all services that send text to others', () => {
  expect(PRIVATE_FIELD).toEqual({
    autocapitalize: 'off',
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    translate: 'no',
    writingsuggestions: 'false'
  });
});

describe('renderReport', () => {
  it('folds the details of a failure, and keeps untrusted text private', () => {
    const message = '<img src=x onerror=alert(1)>\n%1 100%\u202e';
    const report = renderReport({ status: 404, path: '/x', message }, trans);
    expect(find(report, 'details').attrs).not.toHaveProperty('open');
    expect(textOf(report)).toBe(
      'Details for an issue Status 404 Path /x Message <img src=x onerror=alert(1)>\n%1 100%⟨U+202E⟩'
    );
    for (const { attrs } of findAll(report, 'dd')) {
      expect(attrs).toMatchObject(PRIVATE);
    }
  });

  it('shows the kind of a failure, and nothing where the user canceled', () => {
    const report = renderReport(failed('malformed'), trans);
    expect(textOf(find(report, 'dl'))).toBe('Failure malformed');
    expect(renderReport(failed('cancelled'), trans)).toBe('');
  });
});

describe.each(['home', 'token'] as const)(
  'the link to the Hub’s %s page',
  page => {
    it('opens the Hub’s page in a new tab without opener and referrer', () => {
      expect(find(hubPageLink(hubOf(HUB_5), page, trans), 'a').attrs).toEqual({
        href: `https://hub.example/hub/${page}`,
        rel: 'noopener noreferrer',
        target: '_blank'
      });
    });

    it.each<Readonly<Record<string, string>>>([
      { hubPrefix: 'javascript:alert(1)//' },
      { hubPrefix: 'java\nscript:alert(1)//' },
      { hubPrefix: 'data:text/html,x' },
      { hubHost: 'javascript:alert(1)' },
      { hubHost: 'ftp://hub.example' },
      { hubHost: 'no URL' }
    ])('is plain text if the page’s configuration has %j', options => {
      const element = hubPageLink(hubOf({ ...HUB_5, ...options }), page, trans);
      expect(textOf(element)).toContain('There is no link');
    });
  }
);
