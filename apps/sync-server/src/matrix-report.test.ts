import { expect, it } from 'vitest'
import { matrixReport } from './test-matrix-report.ts'

it('the page about who may do what says what the test of the routes sends and expects', async () => {
  await expect(matrixReport()).toMatchFileSnapshot('../../../docs/access-matrix.md')
})
