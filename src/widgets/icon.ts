import { LabIcon } from '@jupyterlab/ui-components';

import keySvg from '../../style/icons/key.svg';

/**
 * The icon of the panel and its commands.
 */
export const keyIcon = new LabIcon({
  name: 'jupyterlab-api-token:key',
  svgstr: keySvg
});
