import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { otherTokenWords } from '../othertoken';

const SAME = /^It is the same token\. .* accepts it too\.$/;
const REFUSED =
  /^It is a different token: random or empty.* gets 403, unless your admin preconfigured it at the Hub too\.$/;
const WORKS =
  /^It is a different token: the server’s own, .*\$JUPYTERHUB_API_TOKEN.* until the server stops/;
const UNKNOWN =
  /^It is a different token: .* is not known\. With JupyterHub before 4\.0 .* 403, .* With 4\.0 and later/;

it.each<[ApiToken.Kind, string | undefined, RegExp]>([
  ['server', undefined, SAME],
  ['server', '3.1.1', SAME],
  ['hub', '2.2.2', REFUSED],
  ['hub', '3.9', REFUSED],
  ['none', '3.1.1', REFUSED],
  ['hub', '4.0.0', WORKS],
  ['hub', '6.0.0b2', WORKS],
  ['hub', '10.0', WORKS],
  ['hub', 'main', UNKNOWN],
  ['hub', undefined, UNKNOWN]
])(
  'says of a %s token whether the other one works: JupyterHub %s',
  (kind, hubVersion, expected) => {
    const facts = { state: 'unknown', hubVersion } as const;
    const words = otherTokenWords({ kind }, facts, trans);
    expect(words).toHaveLength(3);
    expect(words.join(' ')).toMatch(expected);
    if (kind === 'hub' && expected !== UNKNOWN) {
      expect(words[1]).toContain(`JupyterHub ${hubVersion}`);
    }
  }
);

it('says nothing before there are facts', () => {
  const words = otherTokenWords({ kind: 'hub' }, null, trans);
  expect(words.join(' ')).toMatch(UNKNOWN);
});
