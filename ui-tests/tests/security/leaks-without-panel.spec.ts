import { expect, test } from '../../fixtures';
import { RecordedBrowser } from '../../leaks/recordedbrowser';
import { inWords } from '../../leaks/search';

test(
  'without the panel the token is in the same places, except requests to the Hub',
  { tag: '@leaks' },
  async ({ browser, host, newJupyter, user }) => {
    const recorded = await RecordedBrowser.start(browser, host);
    const jupyter = await newJupyter({ host, context: recorded.context });
    await recorded.open(jupyter);
    await jupyter.openNotebook();
    const value = jupyter.requestToken;
    const secrets = [{ name: 'the page’s token', value, isOfPage: true }];
    const findings = [
      ...(await recorded.findInPage(jupyter.page, secrets)),
      ...(await recorded.findBehind(secrets))
    ];
    expect(findings.map(inWords)).toEqual([]);
    expect(recorded.unneeded()).toEqual(
      user ? ['the extension asks the Hub with it, which issued it'] : []
    );
    await jupyter.cleanUp();
    await recorded.stop();
  }
);
