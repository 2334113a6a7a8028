import type { ManifestOptions } from 'vite-plugin-pwa'

export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Живые библиотеки',
  short_name: 'Библиотеки',
  description:
    'Запись общественных стратегических сессий в библиотеках региона. Работает без интернета.',
  lang: 'ru',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f6f2e9',
  theme_color: '#f6f2e9',
  categories: ['education', 'government', 'productivity'],
  icons: [
    { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png' },
    {
      src: '/icons/mark-maskable-512.png',
      sizes: '512x512',
      type: 'image/png',
      purpose: 'maskable',
    },
    { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
}
