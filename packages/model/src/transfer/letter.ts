import * as v from 'valibot'
import { identifierSchema } from '../identifier.ts'
import { maxPhotoBytes, photoPartSchema } from '../photo.ts'
import { spaceSchema } from '../space.ts'
import { textSchema } from '../text.ts'

/**
 * A transfer file holds one letter: lines of JSON, compressed with gzip, sealed with age (S17). The first line is the
 * head, the last one the writer's signature over every byte before it.
 *
 *     {"transfer":1,"by":"device","device":"…","certificate":"…",…}
 *     {"changes":[…table of change rows…]}
 *     {"taken":[{"file":"…","device":"…"}]}
 *     {"picture":{"photo":"…","part":"thumbnail","bytes":"…JPEG, base64…"}}
 *     {"carried":"…a sealed file of somebody else, base64…"}
 *     {"signature":"…"}
 *
 * The centre's letter, the *answer file*, has receipts and a page of news instead of changes. There is no other
 * difference between a file for the centre, for a coordinator and for a colleague: who may open it is who it was
 * sealed for. Version 2 is version 1 with pictures; a letter without any still says 1, and older readers read it.
 */
export const transferVersion = 2

/** Media type of a sealed file on its way to the centre and back. */
export const transferMediaType = 'application/vnd.living-libraries.transfer'

/** Most bytes of a sealed file: some hundred evenings of words, or one with all its photos and another carried along. */
export const maxTransferBytes = 24 * 1024 * 1024
/** Most bytes of a letter after decompression: what swells further is no letter. */
export const maxLetterBytes = 48 * 1024 * 1024
/** Most changes in a letter. */
export const maxLetterChanges = 20_000
/** Most files of others in a letter; those may have others in their turn. */
export const maxCarriedFiles = 50
/** Most pictures in a letter. */
export const maxLetterPictures = 1_000

const counterSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 52))

const headEntries = {
  transfer: v.picklist([1, transferVersion]),
  wire: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The letter's own id: receipts name it. */
  file: identifierSchema,
  /** Clock of the writer, ms; informative. */
  madeAt: counterSchema,
}

export const deviceHeadSchema = v.object({
  ...headEntries,
  by: v.literal('device'),
  device: identifierSchema,
  /** What people call the device. */
  name: textSchema(100),
  /** Who wrote the file. */
  person: identifierSchema,
  certificate: v.pipe(v.string(), v.maxLength(64_000)),
  /** The epoch that the device last heard of. */
  epoch: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** Where the device's pull has got to, so that an answer file brings what is new since. */
  token: v.nullable(v.pipe(v.string(), v.maxLength(64_000))),
  acknowledged: counterSchema,
})
export type DeviceHead = v.InferOutput<typeof deviceHeadSchema>

export const regionHeadSchema = v.object({
  ...headEntries,
  by: v.literal('region'),
  /** Whose answer it is. */
  device: identifierSchema,
  epoch: v.pipe(v.string(), v.maxLength(100)),
})
export type RegionHead = v.InferOutput<typeof regionHeadSchema>

/** A file that the writing device has taken in: «Передано координатору». It clears no queue. */
export const takenFileSchema = v.object({ file: identifierSchema, device: identifierSchema })
export type TakenFile = v.InferOutput<typeof takenFileSchema>

/** Absent from it: the picture was not in the file. `refused`: it is not what its record says, or there is no record. */
export const pictureWordSchema = v.object({
  photo: identifierSchema,
  part: photoPartSchema,
  outcome: v.picklist(['whole', 'refused']),
})
export type PictureWord = v.InferOutput<typeof pictureWordSchema>

/** A picture of a photo record, whole; the record says what its bytes must be. */
export const letterPictureSchema = v.strictObject({
  photo: identifierSchema,
  part: photoPartSchema,
  /** JPEG, base64. */
  bytes: v.pipe(v.string(), v.maxLength(Math.ceil(maxPhotoBytes / 3) * 4)),
})
export type LetterPicture = v.InferOutput<typeof letterPictureSchema>

/** The centre's word on every change of one file: «Получено центром». */
export const receiptSchema = v.object({
  file: identifierSchema,
  /** Server clock, ms. */
  at: v.number(),
  /** A table of change answers, without `present`: what differs comes with the page of news. */
  answers: v.array(v.unknown()),
  /** The word on every picture of the file; absent where it had none. */
  pictures: v.optional(v.array(pictureWordSchema)),
})
export type Receipt = v.InferOutput<typeof receiptSchema>

/** What is new for the device: the answer to a pull that it never sent itself. */
export const newsPageSchema = v.object({
  askedWith: v.nullable(v.string()),
  acknowledged: counterSchema,
  response: v.object({
    wire: v.number(),
    epoch: v.string(),
    token: v.string(),
    /** More is to be asked for at once. */
    more: v.boolean(),
    spaces: v.array(spaceSchema),
    records: v.array(v.unknown()),
  }),
})
export type NewsPage = v.InferOutput<typeof newsPageSchema>

export const deviceBlockSchema = v.union([
  v.strictObject({ changes: v.array(v.unknown()) }),
  v.strictObject({ taken: v.pipe(v.array(takenFileSchema), v.maxLength(1_000)) }),
  v.strictObject({ picture: letterPictureSchema }),
  v.strictObject({ carried: v.string() }),
])
export type DeviceBlock = v.InferInput<typeof deviceBlockSchema>

export const regionBlockSchema = v.union([
  v.strictObject({ receipts: v.pipe(v.array(receiptSchema), v.maxLength(100)) }),
  v.strictObject({ news: newsPageSchema }),
])
export type RegionBlock = v.InferInput<typeof regionBlockSchema>

export const signatureLineSchema = v.strictObject({
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
})

/** What is signed: every line but the last, with its line ends. */
export function signedPart(
  head: DeviceHead | RegionHead,
  blocks: readonly (DeviceBlock | RegionBlock)[],
): string {
  return [head, ...blocks].map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** The whole letter; `signature` is ECDSA P-256 with SHA-256 over the signed part, in base64url. */
export function letterText(signed: string, signature: string): string {
  return `${signed}${JSON.stringify({ signature })}\n`
}
