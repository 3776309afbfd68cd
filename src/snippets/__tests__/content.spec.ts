import { trans } from '../../ui/__tests__/trans';
import { snippetCommandWords } from '../content';
import type { SnippetOutcome } from '../model';
import { otherHostsWords, snippetWords } from '../words';

/** What a person finds only in the panel. */
const PANEL_WORDS = /“API path”|“Copy snippet”|Reveal|is selected/;

const OUTCOMES: readonly SnippetOutcome[] = [
  { kind: 'copied', outcome: 'refused', holdsToken: false, otherHosts: [] },
  { kind: 'copied', outcome: 'refused', holdsToken: true, otherHosts: [] },
  { kind: 'no-code', code: { kind: 'refused', refusal: 'dots' } },
  { kind: 'no-code', code: { kind: 'unknown', name: 'x' } },
  { kind: 'not-for-notebooks' },
  { kind: 'other-language', language: 'R' },
  { kind: 'read-only' }
];

describe('without the panel', () => {
  it.each(OUTCOMES)('nothing leads into it: %j', outcome => {
    const words = snippetCommandWords(outcome, false, true, trans);
    expect(words).not.toMatch(PANEL_WORDS);
    expect(words).not.toBe('');
  });

  it.each<[SnippetOutcome, RegExp]>([
    [
      { kind: 'no-code', code: { kind: 'refused', refusal: 'dots' } },
      /^Nothing was done\. There is no code for this path\. .* climbs out/
    ],
    [{ kind: 'not-for-notebooks' }, /in JupyterLab’s settings, under “API/],
    [
      { kind: 'other-language', language: 'R' },
      /runs R\. .* in JupyterLab’s settings, under “API Snippets”/
    ],
    [
      { kind: 'no-code', code: { kind: 'unknown', name: 'x' } },
      /^Nothing was done\. There is no snippet called “x”\.$/
    ]
  ])('it says what to do next: %j', (outcome, words) => {
    expect(snippetCommandWords(outcome, false, true, trans)).toMatch(words);
  });
});

it('a copy that names other hosts is warned of, and no other copy', () => {
  const copy = {
    kind: 'copied',
    outcome: 'copied',
    holdsToken: true,
    otherHosts: []
  } as const;
  const words = snippetWords(copy, true, trans);
  const otherHosts = ['evil.example'];
  const warning = otherHostsWords(otherHosts, trans);
  for (const hasPanel of [false, true]) {
    const told = (outcome: SnippetOutcome) =>
      snippetCommandWords(outcome, hasPanel, true, trans);
    expect(told(copy)).toBe(words);
    expect(told({ ...copy, otherHosts })).toBe(`${words} ${warning}`);
  }
});

it('what a kernel’s language is called hides nothing', () => {
  for (const hasPanel of [false, true]) {
    expect(
      snippetCommandWords(
        { kind: 'other-language', language: 'R\u202e' },
        hasPanel,
        true,
        trans
      )
    ).toContain('runs R⟨U+202E⟩. ');
  }
});

describe('with the panel closed', () => {
  it('a refused copy says nothing of a selection that nobody sees', () => {
    const refused = OUTCOMES[0];
    expect(snippetCommandWords(refused, true, true, trans)).toMatch(
      /did not let the page copy\. Click into the page and try again/
    );
  });

  it.each(OUTCOMES.slice(2))('all else is as in it: %j', outcome => {
    expect(snippetCommandWords(outcome, true, true, trans)).toBe(
      snippetWords(outcome, true, trans)
    );
  });
});
