import { execFileSync } from 'node:child_process';

/** The options of all browser contexts in the tests. */
export const CONTEXT_OPTIONS = {
  // Some hosts sign their certificate themselves.
  ignoreHTTPSErrors: true,
  locale: 'en-US',
  viewport: { width: 1280, height: 900 }
};

/**
 * The options to start the browser: Chromium or Chrome on the PATH, else
 * Playwright’s own.
 *
 * @param preferred - The shell, which Playwright prefers too, needs a sixth less
 *   of the processor's time. Its pages always have the focus.
 */
export function browserOptions(
  preferred: 'chromium' | 'chromium-headless-shell' = 'chromium-headless-shell'
): {
  executablePath: string | undefined;
  args: string[];
} {
  const executablePath = [
    preferred,
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
      // Chromium's sandbox does not work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Turns off the browser's own requests.
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
