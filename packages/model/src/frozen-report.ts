import * as v from 'valibot'
import { identifierSchema } from './identifier.ts'
import type { Json } from './json.ts'
import { packIdSchema } from './kind.ts'
import { reportRemarkSchema } from './kinds/report-act.ts'

const sourcesSchema = v.optional(v.array(identifierSchema))
const inlineSchema = v.union([
  v.string(),
  v.array(
    v.object({
      text: v.string(),
      isBold: v.optional(v.boolean()),
      isItalic: v.optional(v.boolean()),
    }),
  ),
])

/** The blocks of a document that can be frozen: words, tables, and which photos stood in it; their pictures stay records of their own. */
const frozenBlockSchema = v.variant('type', [
  v.object({
    type: v.literal('heading'),
    level: v.picklist([1, 2, 3]),
    text: v.string(),
    sources: sourcesSchema,
  }),
  v.object({
    type: v.literal('paragraph'),
    text: inlineSchema,
    look: v.optional(v.picklist(['lead', 'note'])),
    sources: sourcesSchema,
  }),
  v.object({
    type: v.literal('list'),
    isOrdered: v.optional(v.boolean()),
    items: v.array(inlineSchema),
  }),
  v.object({
    type: v.literal('quote'),
    text: v.string(),
    language: v.optional(v.string()),
    translation: v.optional(v.string()),
    source: v.optional(v.string()),
    sources: sourcesSchema,
  }),
  v.object({
    type: v.literal('table'),
    caption: v.optional(v.string()),
    columns: v.array(
      v.object({
        title: v.string(),
        share: v.optional(v.number()),
        isNumber: v.optional(v.boolean()),
      }),
    ),
    rows: v.array(v.array(v.string())),
    foot: v.optional(v.array(v.string())),
  }),
  v.object({
    type: v.literal('signature'),
    post: v.string(),
    name: v.optional(v.string()),
    date: v.optional(v.string()),
  }),
  v.object({
    type: v.literal('photo'),
    photo: identifierSchema,
    width: v.number(),
    height: v.number(),
    caption: v.string(),
  }),
  v.object({ type: v.literal('page-break') }),
])

/** A report as the head agreed to it: what it said, and the numbers that stood in it. */
export const frozenReportSchema = v.object({
  /** ms since 1970, the clock of the device that froze it. */
  asOf: v.number(),
  over: v.string(),
  title: v.string(),
  subtitle: v.string(),
  blocks: v.array(frozenBlockSchema),
  figures: v.record(v.string(), v.number()),
})

/** The photos that stand in a frozen report, by id. */
export function photosIn({ blocks }: FrozenReport): string[] {
  return blocks.flatMap((block) => (block.type === 'photo' ? [block.photo] : []))
}

export type FrozenReport = v.InferOutput<typeof frozenReportSchema>
export type FrozenBlock = v.InferOutput<typeof frozenBlockSchema>

/** undefined where a newer version wrote what this one cannot read. */
export function frozenReportIn(value: Json | undefined): FrozenReport | undefined {
  const read = v.safeParse(frozenReportSchema, value)
  return read.success ? read.output : undefined
}

const scanSchema = v.object({ photo: identifierSchema, width: v.number(), height: v.number() })
export type ReportScan = v.InferOutput<typeof scanSchema>

/** GET /api/overview/reports: what the municipalities sent to the region's desk. */
export const sentReportsSchema = v.object({
  asOf: v.number(),
  reports: v.array(
    v.object({
      report: identifierSchema,
      municipality: packIdSchema,
      name: v.string(),
      state: v.picklist(['sent', 'returned', 'accepted']),
      number: v.number(),
      /** The agreement that a decision must name. */
      agreement: identifierSchema,
      /** Server clock, ms. */
      sentAt: v.number(),
      reason: v.nullable(v.string()),
      remarks: v.optional(v.array(reportRemarkSchema), []),
      frozen: frozenReportSchema,
      /** Pages of it that the head signed; their pictures are fetched by their ids. */
      scans: v.optional(v.array(scanSchema), []),
    }),
  ),
})

/** POST /api/overview/reports: the region's desk accepts a report or returns it with reasons. */
export const reportDecisionSchema = v.object({
  report: identifierSchema,
  municipality: packIdSchema,
  agreement: identifierSchema,
  act: v.picklist(['return', 'accept']),
  reason: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  remarks: v.optional(v.pipe(v.array(reportRemarkSchema), v.maxLength(50))),
})

export type SentReports = v.InferOutput<typeof sentReportsSchema>
export type SentReport = SentReports['reports'][number]
export type ReportDecision = v.InferOutput<typeof reportDecisionSchema>
