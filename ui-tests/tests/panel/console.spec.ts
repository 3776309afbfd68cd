import { expect, test } from '../../fixtures';
import { QuietConsole } from '../../pages/quietconsole';

/** What an extension should not do, by the event that reports it. */
const PLANTED: readonly [string, 'console' | 'pageerror', () => void][] = [
  ['an error in words', 'console', () => console.error('ApiToken: planted')],
  ['a warning', 'console', () => console.warn('ApiToken: planted')],
  [
    'an error that nobody caught',
    'pageerror',
    () => {
      setTimeout(() => {
        throw new Error('ApiToken: planted');
      });
    }
  ],
  [
    'a rejection that nobody handled',
    'pageerror',
    () => void Promise.reject(new Error('ApiToken: planted'))
  ],
  [
    'a rejection that is no error',
    'pageerror',
    () => void Promise.reject('ApiToken: planted')
  ]
];

test(
  'the tests notice what an extension writes to the console',
  { tag: '@lab-newest' },
  async ({ page }) => {
    for (const [name, event, plant] of PLANTED) {
      await test.step(name, async () => {
        const console = new QuietConsole(page);
        console.expectQuiet();
        const told =
          event === 'console'
            ? page.waitForEvent('console')
            : page.waitForEvent('pageerror');
        await page.evaluate(plant);
        await told;
        expect(() => console.expectQuiet()).toThrow('ApiToken: planted');
      });
    }
  }
);
