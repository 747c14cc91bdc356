import { resolve } from 'node:path'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { doorPages, layersFirst, onlyOurLanguages } from './vite-plugins.ts'

const configPath = resolve(import.meta.dirname, '../lingui.config.ts')

// What a page that somebody may land on first takes beside `first` is one file more: a request costs more there than a few
// unused kilobytes.
/** Pages before signing in: what every form is made of, and the pages of mailed links. */
const partsOfEntering =
  /react-hook-form|shared\/(sign-in\.module|SignIn|SecondFactor|form\/(EntryForm|FormField|SubmitButton|use-entry-form)|security\/(AskForLink|use-go-in|LinkPage|PasswordByLink|NewPasswordField))|ui\/(PasswordInput|Skeleton)|area\/(AreaSignInPage|activation\/ActivationPage|entering\/(Enter|Forgotten|MagicLink|NewAddress|Reset)Page)|agent\/(AgentSignInPage|identity\/(Address|Forgotten|Invitation|Reset)Page)/
/** The customer's frame and home, which are of no use before signing in. */
const partsOfHome = /area\/(AreaShell|home\/\w+Page)\./

const program = 'http://127.0.0.1:3000'
// The program takes changes from pages of its own address only.
const proxy = { '/api': { target: program, headers: { origin: program } } }

// Each door is a build of its own: no chunk is shared, so neither pays for what only the other shows.
export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  publicDir: false,
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset({}, { configPath })] }),
    lingui({ configPath, failOnCompileError: true }),
    onlyOurLanguages(),
    doorPages(),
    layersFirst('reset, parts, layout, screens, last'),
  ],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/web'),
    assetsDir: 'assets',
    // Fonts must be files: font-src has no data:.
    assetsInlineLimit: (file) => !/\.woff2?$/.test(file) && undefined,
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2024',
    // Baseline with light-dark(): the stand-in for older browsers would only know the theme of the whole page.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
  },
  environments: { agent: door('agent'), area: door('area') },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['agent', 'area']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  server: { port: 5173, strictPort: true, proxy },
  preview: { port: 4173, proxy },
})

function door(name: string) {
  return {
    consumer: 'client' as const,
    build: {
      // One style sheet for the few screens of customers; agents have many that they seldom see.
      cssCodeSplit: name === 'agent',
      rolldownOptions: {
        input: resolve(import.meta.dirname, `${name}.html`),
        output: {
          // The server looks for some of them by name: http/web.ts.
          chunkFileNames: `assets/${name}-[name]-[hash].js`,
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial' as const], priority: 1 },
              { name: 'entering', test: partsOfEntering },
              { name: 'home', test: partsOfHome },
            ],
          },
        },
      },
    },
  }
}
