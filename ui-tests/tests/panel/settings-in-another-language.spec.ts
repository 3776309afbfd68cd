import { expect, test } from '../../fixtures';
import { LanguagePage } from '../../pages/languagepage';

// JupyterLab's settings editor shows what its server lists, and that leaves the
// settings of installed extensions in English (jupyterlab_server,
// `_list_settings`). Asked for one by one, they are translated, when the person
// chose the language: the server does not look whether an admin did.
test(
  'the titles and descriptions of the settings are translated',
  { tag: '@languages' },
  async ({ jupyter }) => {
    const language = await LanguagePage.read(jupyter, 'de_DE');
    await language.choose();
    try {
      const { body } = await jupyter.host.curl(
        `${jupyter.serverUrl}lab/api/settings/jupyterlab-api-token:panel`,
        jupyter.requestToken
      );
      const { schema } = JSON.parse(body);
      expect(schema.title).toBe(language.say('API Token', 'schema'));
      expect(schema.properties.apiPath.title).toBe(
        language.say('API path', 'settings')
      );
    } finally {
      await language.forget();
    }
  }
);
