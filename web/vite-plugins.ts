import { rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Plugin } from 'vite'

/** Serves `/agent/*` and `/area/*` from their one page, in development and in preview. */
export function doorPages(): Plugin {
  const toPage = (request: IncomingMessage, _answer: unknown, next: () => void) => {
    // A mailed token has a dot too, but nothing as short as the ending of a file after it.
    const door = /^\/(agent|area)(?=[/?]|$)(?!.*\.\w{1,5}(\?|$))/.exec(request.url ?? '')?.[1]
    if (door) request.url = `/${door}.html`
    next()
  }
  return {
    name: 'encopia:door-pages',
    configureServer: (server) => void server.middlewares.use(toPage),
    configurePreviewServer: (server) => void server.middlewares.use(toPage),
    buildApp: {
      order: 'pre',
      handler: async (builder) => rmSync(builder.config.build.outDir, { recursive: true, force: true }),
    },
  }
}

/** Leaves only Spanish and English of the words that React Aria ships in 34 languages. */
export function onlyOurLanguages(): Plugin {
  return {
    name: 'encopia:only-our-languages',
    load: {
      filter: { id: /react-(aria|stately)\/dist\/private\/intl\/.+\/[a-z]{2}-[A-Z]{2}\.m?js$/ },
      handler: (id) => (/\/(es-ES|en-US)\.m?js$/.test(id) ? null : 'export default {}'),
    },
  }
}

/** The one style file begins with the order of the layers: Vite puts the styles of lazy pages before those of the entry. */
export function layersFirst(order: string): Plugin {
  return {
    name: 'encopia:layers-first',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = `@layer ${order};${file.source}`
      }
    },
  }
}
