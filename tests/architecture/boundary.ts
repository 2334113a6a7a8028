import type { Import, SourceFile } from './source-file.ts'

export interface Boundary {
  /** The sentence that is shown with the file that breaks it. */
  law: string
  holdsIn: (path: string) => boolean
  /** True for an import that the law forbids. */
  forbids: (item: Import, file: SourceFile) => boolean
}

const model = 'packages/model/src/'
const server = 'apps/sync-server/src/'
const pwa = 'apps/pwa/src/'

/** `docs/architecture.md` in the form of a test; its sentences are the names here. */
export const boundaries: readonly Boundary[] = [
  {
    law: 'the model knows only itself, valibot and the stemmer',
    holdsIn: within(model),
    forbids: (item) =>
      !isIn(model)(item) && !['valibot', '@orama/stemmers'].includes(packageOf(item.from)),
  },
  {
    law: 'a part is reached by its name, never by a path out of one’s own part',
    holdsIn: (path) => !path.startsWith('tests/'),
    forbids: (item, file) =>
      item.from.startsWith('.') && partOf(item.target ?? '') !== partOf(file.path),
  },
  {
    law: 'the server knows nothing of the PWA',
    holdsIn: within(server),
    forbids: (item) => packageOf(item.from) === '@living-libraries/pwa',
  },
  {
    law: 'the PWA knows the server only by the types of its API',
    holdsIn: within(pwa),
    forbids: (item) =>
      packageOf(item.from) === '@living-libraries/sync-server' &&
      !(item.isType && item.from === '@living-libraries/sync-server/api'),
  },
  {
    law: 'routes reach the data only through services and ports',
    holdsIn: within(`${server}routes/`),
    forbids: isIn(`${server}storage/`, `${server}postgres/`),
  },
  {
    law: 'services know neither routes nor storage',
    holdsIn: within(`${server}services/`),
    forbids: isIn(`${server}storage/`, `${server}routes/`, `${server}postgres/`),
  },
  {
    law: 'storage knows only the ports that it fulfils',
    holdsIn: within(`${server}storage/`),
    forbids: isIn(`${server}services/`, `${server}routes/`, `${server}postgres/`),
  },
  {
    law: 'ports name what is needed and know nobody',
    holdsIn: (path) => path === `${server}ports.ts`,
    forbids: isIn(...['services/', 'routes/', 'storage/', 'postgres/'].map((x) => server + x)),
  },
  {
    law: 'the private PostgreSQL knows nothing of what is kept in it',
    holdsIn: within(`${server}postgres/`),
    forbids: (item) =>
      item.target !== undefined && !isIn(`${server}postgres/`, `${server}durable-file.ts`)(item),
  },
  {
    law: 'a feature never imports a feature',
    holdsIn: within(`${pwa}features/`),
    forbids: (item, file) =>
      isIn(`${pwa}features/`)(item) && featureOf(item.target ?? '') !== featureOf(file.path),
  },
  {
    law: 'what features stand on knows no feature',
    holdsIn: within(
      ...[
        'device/',
        'storage/',
        'sync/',
        'transfer/',
        'binding/',
        'documents/',
        'ui/',
        'i18n/',
      ].map((x) => pwa + x),
    ),
    forbids: isIn(`${pwa}features/`),
  },
  {
    law: 'documents are made of what they are given and know no data',
    holdsIn: within(`${pwa}documents/`),
    forbids: isIn(...['device/', 'storage/', 'sync/', 'transfer/', 'binding/'].map((x) => pwa + x)),
  },
  {
    law: 'the device’s own layer runs without React and without a page',
    holdsIn: isOfDevice,
    forbids: (item) =>
      isIn(`${pwa}features/`, `${pwa}ui/`, `${pwa}i18n/`)(item) ||
      /\.(tsx|css)$/.test(item.from) ||
      /^(react|react-dom|wouter|@lingui\/.*|workbox-.*)$/.test(packageOf(item.from)),
  },
  {
    law: 'only storage knows Dexie',
    holdsIn: (path) => path.startsWith(pwa) && !path.startsWith(`${pwa}storage/`),
    forbids: (item) => packageOf(item.from) === 'dexie',
  },
]

/** The layer that runs headless too, hundreds of devices in one process. */
export function isOfDevice(path: string): boolean {
  return within(...['device/', 'storage/', 'sync/', 'transfer/'].map((x) => pwa + x))(path)
}

function within(...folders: string[]): (path: string) => boolean {
  return (path) => folders.some((folder) => path.startsWith(folder))
}

function isIn(...folders: string[]): (item: Import) => boolean {
  return ({ target }) => target !== undefined && within(...folders)(target)
}

function packageOf(from: string): string {
  const [first = '', second = ''] = from.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'packages' || first === 'apps' ? `${first}/${second}` : first
}

function featureOf(path: string): string {
  return path.split('/')[4] ?? ''
}
