import { execFileSync } from 'node:child_process';

/** What each browser context of the tests has. */
export const CONTEXT_OPTIONS = {
  // Some hosts sign their certificate themselves.
  ignoreHTTPSErrors: true,
  locale: 'en-US',
  viewport: { width: 1280, height: 900 }
};

/**
 * How to start the browser: a Chromium or Chrome that is on the PATH, else
 * Playwright’s own.
 */
export function browserOptions(): {
  executablePath: string | undefined;
  args: string[];
} {
  const executablePath = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable'
  ]
    .map(findOnPath)
    .find(Boolean);
  return {
    executablePath,
    args: [
      // Chromium's sandbox can't be used by root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // No request of the browser's own.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run'
    ]
  };
}

function findOnPath(name: string): string {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], {
      encoding: 'utf8'
    }).trim();
  } catch {
    return '';
  }
}
