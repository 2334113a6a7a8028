import * as v from 'valibot'

/**
 * Why a file was not taken. Nothing of it was, then; the file itself stays as it is.
 *
 * | fault                 | what it means                                                          |
 * |-----------------------|------------------------------------------------------------------------|
 * | `not-a-transfer-file` | something else than this system wrote it                               |
 * | `not-for-us`          | sealed for others: a device carries it on, the centre cannot           |
 * | `damaged`             | cut, changed on the way, or not in the form of its version             |
 * | `too-large`           | more than anybody's evening, or it swells                              |
 * | `too-many`            | more files of others than a device carries, or than the centre takes out of one |
 * | `too-new`             | written by a newer app                                                 |
 * | `forged`              | the signature is not that of the one who is named                      |
 * | `foreign`             | nobody whom this region's key vouches for                              |
 * | `certificate-expired` | the region vouched for the device, but not until today                 |
 * | `author-shut-out`     | the device was disconnected, or nobody works on it any more            |
 * | `other-epoch`         | the centre was restored from a backup since: the device must meet it by network |
 */
export const transferFaults = [
  'not-a-transfer-file',
  'not-for-us',
  'damaged',
  'too-large',
  'too-many',
  'too-new',
  'forged',
  'foreign',
  'certificate-expired',
  'author-shut-out',
  'other-epoch',
] as const

export const transferFaultSchema = v.picklist(transferFaults)
export type TransferFaultName = v.InferOutput<typeof transferFaultSchema>

/** An expected end of taking a file in. */
export class TransferFault extends Error {
  override readonly name = 'TransferFault'
  readonly fault: TransferFaultName

  constructor(fault: TransferFaultName, cause?: unknown) {
    super(fault, { cause })
    this.fault = fault
  }
}
