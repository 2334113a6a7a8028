/** What Kysely needs to know of the tables that are asked through its builder. */
export interface Tables {
  server: { epoch: string; device: string; person: string }
  space: { id: string; last_seq: number }
  device_token: { hash: string; device: string; issued_at: Date; expires_at: Date }
  device_person: { device: string; person: string }
}
