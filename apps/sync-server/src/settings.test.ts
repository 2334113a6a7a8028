import { expect, it } from 'vitest'
import { settingsFrom } from './settings.ts'

it('works without any setting, for this machine alone', () => {
  const settings = settingsFrom({}, '/srv/libraries')
  expect(settings).toMatchObject({
    port: 8787,
    hosts: ['127.0.0.1', '::1'],
    dataDir: '/srv/libraries/data',
    keysDir: '/srv/libraries/data/keys',
    databaseUrl: undefined,
    publicUrl: 'http://localhost:8787',
    trustsProxy: false,
  })
  expect(settings.packPath).toMatch(/forums\/priangarye-2024\.json$/)
})

it('takes what is set, and what is set to nothing as not set', () => {
  const environment = {
    PORT: '80',
    HOST: '0.0.0.0',
    DATA_DIR: 'd',
    PUBLIC_URL: 'https://f.ru/',
    KEYS_DIR: ' ',
  }
  expect(settingsFrom(environment, '/srv')).toMatchObject({
    port: 80,
    hosts: ['0.0.0.0'],
    keysDir: '/srv/d/keys',
    publicUrl: 'https://f.ru',
  })
})

it.each([
  { PORT: 'x' },
  { PORT: '70000' },
  { PUBLIC_URL: 'forum.example.org' },
  { PUBLIC_URL: 'https://forum.example.org/app' },
  { LOG_LEVEL: 'loud' },
])('says what is wrong with %o', (environment) => {
  expect(() => settingsFrom(environment, '/srv')).toThrow(/must be/)
})

it('takes a store of pictures whole, or says what is missing', () => {
  const whole = {
    PICTURES_S3_URL: 'https://storage.example.org/pictures/',
    PICTURES_S3_KEY: 'k',
    PICTURES_S3_SECRET: 's',
  }
  expect(settingsFrom({}, '/srv').pictures).toBeUndefined()
  expect(settingsFrom(whole, '/srv').pictures).toEqual({
    url: 'https://storage.example.org/pictures',
    accessKeyId: 'k',
    secretAccessKey: 's',
    region: 'us-east-1',
  })
  for (const broken of [
    { ...whole, PICTURES_S3_SECRET: '' },
    { ...whole, PICTURES_S3_URL: 'storage' },
    { ...whole, PICTURES_S3_URL: 'https://storage.example.org' },
  ]) {
    expect(() => settingsFrom(broken, '/srv')).toThrow('PICTURES_S3_URL')
  }
})
