import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { KernelSpec, ServiceManager } from '@jupyterlab/services';

/**
 * Makes notebooks on the server, and opens them.
 */
export class NewNotebooks {
  /**
   * @param commands - The application's commands.
   * @param folder - Gives the folder in which the person is, `''` for the
   *   topmost.
   */
  constructor(
    services: Pick<ServiceManager.IManager, 'contents' | 'kernelspecs'>,
    commands: Pick<JupyterFrontEnd['commands'], 'execute'>,
    folder: () => string
  ) {
    this._services = services;
    this._commands = commands;
    this._folder = folder;
  }

  /**
   * The kernel for code in a language: the server's default one where that
   * fits. Python runs `bash` too, with a cell magic.
   *
   * @returns `null` when the server has none.
   */
  async findKernel(language: string): Promise<KernelSpec.ISpecModel | null> {
    const { kernelspecs } = this._services;
    await kernelspecs.ready;
    const { specs } = kernelspecs;
    const kernels = Object.values(specs?.kernelspecs ?? {})
      .flatMap(spec => (spec ? [spec] : []))
      .sort((one, other) =>
        one.name === specs?.default ? -1 : other.name === specs?.default ? 1 : 0
      );
    const find = (wanted: string) =>
      kernels.find(spec => spec.language.toLowerCase() === wanted);
    const wanted = language.toLowerCase();
    return (
      find(wanted) ?? (wanted === 'bash' ? find('python') : undefined) ?? null
    );
  }

  /**
   * Make a notebook with one cell, and open it.
   *
   * The cell is in the file before the notebook is opened: in Notebook that
   * happens in another browser tab, out of this page's reach.
   *
   * @param signal - Gives it up: the file is deleted again, and not opened.
   *
   * @returns The notebook's path, `null` when it was given up.
   *
   * @throws An error when the server does not do it.
   */
  async create(
    source: string,
    kernel: KernelSpec.ISpecModel,
    signal: AbortSignal
  ): Promise<string | null> {
    const { contents } = this._services;
    const { path } = await contents.newUntitled({
      path: this._folder(),
      type: 'notebook'
    });
    if (signal.aborted) {
      await contents.delete(path);
      return null;
    }
    await contents.save(path, {
      type: 'notebook',
      format: 'json',
      content: {
        cells: [
          {
            cell_type: 'code',
            source,
            metadata: {},
            outputs: [],
            execution_count: null
          }
        ],
        metadata: {
          kernelspec: {
            name: kernel.name,
            language: kernel.language,
            display_name: kernel.display_name
          }
        },
        nbformat: 4,
        nbformat_minor: 4
      }
    });
    if (signal.aborted) {
      await contents.delete(path);
      return null;
    }
    await this._commands.execute('docmanager:open', {
      path,
      factory: 'Notebook',
      kernel: { name: kernel.name }
    });
    return path;
  }

  private readonly _services: Pick<
    ServiceManager.IManager,
    'contents' | 'kernelspecs'
  >;
  private readonly _commands: Pick<JupyterFrontEnd['commands'], 'execute'>;
  private readonly _folder: () => string;
}
