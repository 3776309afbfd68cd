import { readFileSync } from 'node:fs';
import * as path from 'node:path';

import { ADMIN_RECIPE } from '../hubtokens';

it('the README gives admins the very lines that the panel gives them', () => {
  const readme = path.resolve(__dirname, '../../../README.md');
  expect(readFileSync(readme, 'utf8')).toContain(
    `\`\`\`python\n${ADMIN_RECIPE}\`\`\``
  );
});
