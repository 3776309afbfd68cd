/**
 * What the plugins take of JupyterLab as they are loaded, without its page.
 */
import { Token } from '@lumino/coreutils';

import { trans } from '../../words/__tests__/trans';

export const ICommandPalette = new Token('test:ICommandPalette');
export const ILayoutRestorer = new Token('test:ILayoutRestorer');
export const ISettingRegistry = new Token('test:ISettingRegistry');
export const ITranslator = new Token('test:ITranslator');
export const nullTranslator = { languageCode: 'en', load: () => trans };
export const PageConfig = { getOption: () => '' };
export const LabIcon = class {};
