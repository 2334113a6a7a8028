import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { manifest } from './build/manifest.ts'
import { precompress } from './build/precompress.ts'

const ownModules = /[\\/]src[\\/]/

export default defineConfig({
  // Chromium 109 is the last one for Windows 7, and libraries still have it.
  build: {
    target: ['chrome109', 'firefox115', 'safari16.4'],
    cssTarget: ['chrome109', 'firefox115', 'safari16.4'],
    // A data: address in the page would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Small pieces survive a line that breaks; what changes rarely is not fetched again.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
            { name: 'dexie', test: /node_modules[\\/]dexie[\\/]/ },
            { name: 'docx', test: /node_modules[\\/]docx[\\/]/ },
            { name: 'age', test: /node_modules[\\/](?:age-encryption|@noble|@scure)[\\/]/ },
            // Each file costs headers and a turn on the line: what every screen needs comes in few pieces, and tiny ones
            // go with those they are used with, as long as no screen grows by what it does not use.
            { name: 'start', tags: ['$initial'], test: ownModules, maxSize: 300_000 },
            {
              name: 'shared',
              test: ownModules,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 1000,
            },
          ],
        },
      },
    },
  },
  plugins: [
    react(),
    VitePWA({
      // The glob below finds them already; twice in the list they would be counted twice.
      includeManifestIcons: false,
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest,
      manifestFilename: 'manifest.webmanifest',
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'],
        // Their names carry a hash: what the page has fetched is taken from the browser's cache.
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 600_000,
      },
    }),
    precompress(),
  ],
  server: { port: 4310, proxy: { '/api': 'http://localhost:8787' } },
})
