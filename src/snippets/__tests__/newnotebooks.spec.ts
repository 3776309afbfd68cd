import type {
  Contents,
  KernelSpec,
  ServiceManager
} from '@jupyterlab/services';

import { NewNotebooks } from '../notebook';

type Services = Pick<ServiceManager.IManager, 'contents' | 'kernelspecs'>;

/**
 * A kernel of the server.
 */
function kernelOf(name: string, language: string): KernelSpec.ISpecModel {
  return {
    name,
    language,
    display_name: `${language} of ${name}`,
    argv: [],
    resources: {}
  };
}

const PYTHON = kernelOf('python3', 'python');

/** What was asked of the server and of the application, in order. */
let asked: unknown[][];

/** What the server answers. */
let contents: Pick<Contents.IManager, 'delete' | 'newUntitled' | 'save'>;

beforeEach(() => {
  asked = [];
  const untitled = { path: 'work/Untitled3.ipynb' } as Contents.IModel;
  contents = {
    delete: async (...args) => {
      asked.push(['delete', ...args]);
    },
    newUntitled: async (...args) => {
      asked.push(['newUntitled', ...args]);
      return untitled;
    },
    save: async (...args) => {
      asked.push(['save', ...args]);
      return untitled;
    }
  };
});

/**
 * The notebooks of a server with these kernels; `null` where it names none.
 */
function notebooksWith(
  kernels: readonly KernelSpec.ISpecModel[] | null,
  byDefault = ''
): NewNotebooks {
  const specs = kernels && {
    default: byDefault,
    kernelspecs: Object.fromEntries(kernels.map(spec => [spec.name, spec]))
  };
  const services = {
    contents,
    kernelspecs: { ready: Promise.resolve(), specs }
  } as Services;
  const execute = async (...args: unknown[]) => {
    asked.push(['execute', ...args]);
  };
  return new NewNotebooks(services, { execute }, () => 'work');
}

/**
 * The name of the kernel that is found.
 */
async function found(
  language: string,
  kernels: readonly KernelSpec.ISpecModel[] | null,
  byDefault?: string
): Promise<string | undefined> {
  const kernel = await notebooksWith(kernels, byDefault).findKernel(language);
  return kernel?.name;
}

describe('findKernel', () => {
  const CONDA = kernelOf('conda', 'Python');
  const R = kernelOf('ir', 'R');
  const BASH = kernelOf('bash', 'bash');

  it.each([
    ['python', [R, PYTHON], 'ir', 'python3'],
    ['R', [PYTHON, R], 'python3', 'ir'],
    ['r', [PYTHON, R], '', 'ir'],
    ['Python', [PYTHON], '', 'python3']
  ])('finds one for %s', async (language, kernels, byDefault, name) => {
    expect(await found(language, kernels, byDefault)).toBe(name);
  });

  it.each([
    ['conda', 'conda'],
    ['python3', 'python3'],
    // The default one runs another language.
    ['ir', 'python3'],
    ['', 'python3']
  ])('prefers the default one: with %j, %s', async (byDefault, name) => {
    const kernels = [R, PYTHON, CONDA];
    expect(await found('python', kernels, byDefault)).toBe(name);
  });

  it.each([
    ['its own where there is one', [PYTHON, BASH], 'bash'],
    ['Python else', [R, CONDA, PYTHON], 'conda']
  ])('finds for bash %s', async (_, kernels, name) => {
    expect(await found('bash', kernels, 'conda')).toBe(name);
  });

  it.each([
    ['python', [R, BASH]],
    ['R', [PYTHON]],
    ['bash', [R]],
    ['python', []],
    ['python', null]
  ])('finds none for %s among %j', async (language, kernels) => {
    const notebooks = notebooksWith(kernels, 'ir');
    expect(await notebooks.findKernel(language)).toBeNull();
  });

  it('waits until the server has said which there are', async () => {
    const kernelspecs: { ready: Promise<void>; specs: unknown } = {
      ready: Promise.resolve().then(() => {
        kernelspecs.specs = {
          default: 'python3',
          kernelspecs: { gone: undefined, python3: PYTHON }
        };
      }),
      specs: null
    };
    const services = { contents, kernelspecs } as unknown as Services;
    const notebooks = new NewNotebooks(
      services,
      { execute: jest.fn() },
      () => ''
    );
    expect(await notebooks.findKernel('python')).toBe(PYTHON);
    expect(await notebooks.findKernel('R')).toBeNull();
  });

  it('asks nothing of anybody', async () => {
    await found('python', [PYTHON]);
    expect(asked).toEqual([]);
  });
});

describe('create', () => {
  const SOURCE = 'print("$& 🗝")\n';

  /** Nobody gives it up. */
  const WANTED = new AbortController().signal;

  it('makes the file in the person’s folder, and gives its path', async () => {
    expect(await notebooksWith([PYTHON]).create(SOURCE, PYTHON, WANTED)).toBe(
      'work/Untitled3.ipynb'
    );
    expect(asked[0]).toEqual([
      'newUntitled',
      { path: 'work', type: 'notebook' }
    ]);
  });

  it('puts the one cell into the file, which has not been run', async () => {
    await notebooksWith([PYTHON]).create(SOURCE, PYTHON, WANTED);
    expect(asked[1]).toEqual([
      'save',
      'work/Untitled3.ipynb',
      {
        type: 'notebook',
        format: 'json',
        content: {
          cells: [
            {
              cell_type: 'code',
              source: SOURCE,
              metadata: {},
              outputs: [],
              execution_count: null
            }
          ],
          metadata: {
            kernelspec: {
              name: 'python3',
              language: 'python',
              display_name: 'python of python3'
            }
          },
          nbformat: 4,
          nbformat_minor: 4
        }
      }
    ]);
  });

  it('opens it with its kernel, after it was saved, and runs nothing', async () => {
    await notebooksWith([PYTHON]).create(SOURCE, PYTHON, WANTED);
    expect(asked.slice(2)).toEqual([
      [
        'execute',
        'docmanager:open',
        {
          path: 'work/Untitled3.ipynb',
          factory: 'Notebook',
          kernel: { name: 'python3' }
        }
      ]
    ]);
  });

  it.each(['newUntitled', 'save'] as const)(
    'deletes the file again, and opens nothing, when given up during: %s',
    async request => {
      const giveUp = new AbortController();
      const answer = contents[request] as (...args: unknown[]) => unknown;
      Object.assign(contents, {
        [request]: (...args: unknown[]) => {
          giveUp.abort();
          return answer(...args);
        }
      });
      const notebooks = notebooksWith([PYTHON]);
      expect(await notebooks.create(SOURCE, PYTHON, giveUp.signal)).toBeNull();
      expect(asked[asked.length - 1]).toEqual([
        'delete',
        'work/Untitled3.ipynb'
      ]);
      expect(asked.map(([what]) => what)).not.toContain('execute');
    }
  );

  it.each(['newUntitled', 'save'] as const)(
    'opens nothing when the server refuses: %s',
    async request => {
      const refusal = new Error('Permission denied');
      contents[request] = () => Promise.reject(refusal);
      await expect(
        notebooksWith([PYTHON]).create(SOURCE, PYTHON, WANTED)
      ).rejects.toBe(refusal);
      expect(asked.map(([what]) => what)).not.toContain('execute');
    }
  );
});
