// A relying party made of the npm library openid-client: everything it checks is checked by it.
//
// Reads one line of JSON (issuer, client_id, client_secret, redirect_uri, scope, alg, auth, pushed), prints the authorize
// address, reads the address of the callback, prints what it got.

import { webcrypto } from 'node:crypto'
import { createInterface } from 'node:readline'

// Node 18, which Debian 12 has, keeps what every later one has as globals in a module.
globalThis.crypto ??= webcrypto
globalThis.CryptoKey ??= webcrypto.CryptoKey
const client = await import('openid-client')

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async () => (await lines.next()).value
const say = (value) => console.log(JSON.stringify(value))

const given = JSON.parse(await next())
const authentication = await {
  client_secret_basic: () => client.ClientSecretBasic(given.client_secret),
  client_secret_post: () => client.ClientSecretPost(given.client_secret),
  none: () => client.None(),
  private_key_jwt: async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    return client.PrivateKeyJwt(await crypto.subtle.importKey('jwk', given.jwk, algorithm, false, ['sign']))
  },
}[given.auth]()
const metadata = { id_token_signed_response_alg: given.alg }
const config = await client.discovery(new URL(given.issuer), given.client_id, metadata, authentication, {
  // The second one makes it check signatures, although the ID token came straight from the issuer.
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
})

const verifier = client.randomPKCECodeVerifier()
const [state, nonce] = [client.randomState(), client.randomNonce()]
const parameters = {
  redirect_uri: given.redirect_uri,
  scope: given.scope,
  code_challenge: await client.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  max_age: '3600',
  state,
  nonce,
}
const build = given.pushed ? client.buildAuthorizationUrlWithPAR : client.buildAuthorizationUrl
say({ authorize: (await build(config, parameters)).href })

const callback = new URL(await next())
const tokens = await client.authorizationCodeGrant(config, callback, {
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
  idTokenExpected: true,
  // It then wants an auth_time that is recent enough.
  maxAge: 3600,
})
const claims = tokens.claims()
const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
const active = given.auth === 'none' ? null : await client.tokenIntrospection(config, tokens.access_token)
const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token)
await client.tokenRevocation(config, refreshed.refresh_token)
const refusal = async (promise) => {
  try {
    await promise
    return 'none'
  } catch (error) {
    return error.error ?? error.cause?.[0]?.parameters?.error ?? String(error)
  }
}
say({
  id_token: tokens.id_token,
  claims,
  userinfo,
  scope: tokens.scope,
  active,
  rotated: refreshed.refresh_token !== tokens.refresh_token,
  // Some providers leave the ID token out here; if it is there, the library has checked it.
  refreshed_sub: refreshed.claims()?.sub ?? null,
  after_revocation: await refusal(client.refreshTokenGrant(config, refreshed.refresh_token)),
  identity_after_revocation: await refusal(client.fetchUserInfo(config, refreshed.access_token, claims.sub)),
})
process.exit(0)
