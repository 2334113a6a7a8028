/** Right in form for every way of signing in, and nobody’s. */
export function signInBody(person: string) {
  const response = { clientDataJSON: 'e30', attestationObject: 'o2', authenticatorData: 'o2' }
  const credential = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { ...response, signature: 'AAAA' },
  }
  return { person, password: 'карандаш и вода', credential }
}
