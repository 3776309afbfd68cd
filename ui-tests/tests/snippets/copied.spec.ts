import { writeFile } from 'node:fs/promises';

import { expect, test } from '../../fixtures';
import type { ISession } from '../../pages/jupyterpage';
import type { IRun } from '../../hosts/programs';
import { Programs } from '../../hosts/programs';
import { SnippetsSection } from '../../pages/snippetssection';

/** A copied snippet, and a text that it must print. */
interface ICopy {
  readonly language: string;
  readonly code: string;
  readonly holdsToken: boolean;
  readonly printed: string;
}

/** The language that starts its own session. */
const STARTS_SESSION = 'Start a session for a notebook';

/** The languages, and the part of a session that the output contains. */
const LANGUAGES: Readonly<Record<string, (session: ISession) => string>> = {
  curl: ({ id }) => id,
  HTTPie: ({ id }) => id,
  'Python (requests)': ({ id }) => id,
  'Python (standard library)': ({ id }) => id,
  'JavaScript (fetch)': ({ id }) => id,
  'TypeScript (@jupyterlab/services)': ({ id }) => id,
  'R (httr2)': ({ id }) => id,
  PowerShell: ({ id }) => id,
  '.env file': ({ id }) => id,
  'VS Code': ({ id }) => id,
  'Other client': ({ id }) => id,
  'MCP client configuration': ({ kernel }) => kernel.id,
  'Which notebook am I?': ({ path }) => path,
  // The output of the code that runs in the session's kernel.
  'Run code in a running kernel': () => '42',
  'List what is running': ({ path }) => path,
  [STARTS_SESSION]: ({ id }) => id
};

/**
 * The error of jupyter-mcp-server on jupyter_server 1 without a hub, which does
 * not accept its `Authorization: Bearer …`.
 */
const REFUSED_BEARER = '403: Forbidden';

/** The languages that use the field "API path". With the token, they read a file. */
const READS_PATH = [
  'curl',
  'HTTPie',
  'Python (requests)',
  'Python (standard library)',
  'JavaScript (fetch)',
  'TypeScript (@jupyterlab/services)',
  'R (httr2)',
  'PowerShell'
];

/**
 * A file's name that each language must quote in its own way, and its path as a
 * user types it.
 */
const ODD_NAME = `it's "half" of $HOME \`ü\` {a}[1-3] \\n 🙂 100%.txt`;
const ODD_PATH = `/api/contents/${ODD_NAME.replace(/[\\%]/g, encodeURIComponent)}`;

let programs: Programs;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  programs = await Programs.find();
});

test.afterAll(() => programs.remove());

test(
  'each snippet runs as copied, with and without the token, and finds the session',
  { tag: '@any' },
  async ({ hostName, jupyter }) => {
    test.setTimeout(420_000);
    await jupyter.openNotebook();
    await jupyter.showPanel();
    const snippets = new SnippetsSection(jupyter);
    const token = jupyter.requestToken;
    const [session] = await jupyter.sessions();
    const languages = languagesThatRun();
    // The position of the token and the quoting do not depend on the host.
    const isNewest = hostName === 'hub-newest';

    const copies: ICopy[] = [];
    await test.step('each is copied', async () => {
      await writeFile(
        `${jupyter.host.homeOf(jupyter.user)}/${ODD_NAME}`,
        'Found by its odd name.'
      );
      await expect(snippets.language.getByRole('option')).toHaveText(
        Object.keys(LANGUAGES)
      );
      for (const holdsToken of isNewest ? [false, true] : [false]) {
        for (const language of languages) {
          const readsFile = holdsToken && READS_PATH.includes(language);
          const path = readsFile ? ODD_PATH : '/api/sessions';
          await snippets.choose({ language, path, includeToken: holdsToken });
          const code = await snippets.copy();
          expect.soft(code.includes(token), language).toBe(holdsToken);
          const printed = readsFile
            ? 'Found by its odd name.'
            : language === 'MCP client configuration' &&
                hostName === 'lab-3.4.7'
              ? REFUSED_BEARER
              : LANGUAGES[language](session);
          copies.push({ language, code, holdsToken, printed });
        }
      }
    });

    const run = ({ language, code, holdsToken }: ICopy) =>
      programs.run(language, code, holdsToken ? null : token);
    const isStart = ({ language }: ICopy) => language === STARTS_SESSION;
    const others = copies.filter(copy => !isStart(copy));
    await inParallel(others, copy =>
      test.step(`${copy.language}, with the token: ${copy.holdsToken}`, async () => {
        for (const one of await run(copy)) {
          expectPrinted(one, copy.printed);
        }
      })
    );

    for (const copy of copies.filter(isStart)) {
      await test.step(`${copy.language}, with the token: ${copy.holdsToken}`, async () => {
        const [one] = await run(copy);
        const started = (await jupyter.sessions()).filter(
          ({ id }) => id !== session.id
        );
        expect(started, one.failure).toHaveLength(1);
        expectPrinted(one, started[0].id);
        expectPrinted(one, started[0].kernel.id);
        await jupyter.request(`api/sessions/${started[0].id}`, 'DELETE');
      });
    }
  }
);

/** The languages that a program on this machine can run. */
function languagesThatRun(): string[] {
  const reasons: Readonly<Record<string, string>> = {
    PowerShell: programs.whyNoPowerShell,
    'R (httr2)': programs.whyNoR,
    'Which notebook am I?': 'it runs in a notebook alone, see recipes'
  };
  for (const language of ['PowerShell', 'R (httr2)']) {
    if (reasons[language]) {
      test.info().annotations.push({
        type: 'skip',
        description: `${language} was not run: ${reasons[language]}`
      });
    }
  }
  return Object.keys(LANGUAGES).filter(language => !reasons[language]);
}

/** Work on all items, three at a time. */
async function inParallel<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>
): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      await work(one);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

/**
 * Expect that a program succeeded and printed a text. If not, the test
 * continues with the other languages.
 */
function expectPrinted({ command, output, failure }: IRun, text: string): void {
  expect.soft(failure, command).toBe('');
  expect.soft(output, command).toContain(text);
}
