/** What the region's desk reads. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the consolidated reading
export interface Overview {}
