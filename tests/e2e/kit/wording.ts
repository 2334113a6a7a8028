/** With plain spaces: what stands on the screen has unbreakable ones where a line must not end. */
export function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
