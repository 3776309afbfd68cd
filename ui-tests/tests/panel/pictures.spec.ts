import { readFile } from 'node:fs/promises';

import { expect, test } from '../../fixtures';
import type { IPictured } from '../../screenshots/posedpanel';
import {
  posePanel,
  readSections,
  WORDS_FILE
} from '../../screenshots/posedpanel';

test(
  'the pictures of the docs show the panel’s words',
  { tag: '@hub-tokens-newest' },
  async ({ newJupyter, startHost }) => {
    test.slow();
    // A new host, as for the pictures.
    const jupyter = await newJupyter({ host: await startHost([]) });
    await jupyter.open();
    await posePanel(jupyter);
    const pictured: IPictured = JSON.parse(await readFile(WORDS_FILE, 'utf8'));
    expect(
      await readSections(jupyter),
      'docs/screenshots is out of date where this differs: run `make screenshots`'
    ).toEqual(pictured.words);
  }
);
