// A relying party made of the npm library oauth4webapi, which takes nothing that a specification forbids.
//
// Reads one line of JSON (issuer, client_id, client_secret, redirect_uri, scope, alg, auth), prints the authorize
// address, reads what was posted to the callback as an address, prints what it got.

import { webcrypto } from 'node:crypto'
import { createInterface } from 'node:readline'

// Node 18, which Debian 12 has, keeps what every later one has as globals in a module.
globalThis.crypto ??= webcrypto
globalThis.CryptoKey ??= webcrypto.CryptoKey
const oauth = await import('oauth4webapi')

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async () => (await lines.next()).value
const say = (value) => console.log(JSON.stringify(value))

const given = JSON.parse(await next())
const options = { [oauth.allowInsecureRequests]: true }
const issuer = new URL(given.issuer)
const found = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options })
const server = await oauth.processDiscoveryResponse(issuer, found)
const client = { client_id: given.client_id, id_token_signed_response_alg: given.alg, require_auth_time: true }
const proof = {
  client_secret_basic: () => oauth.ClientSecretBasic(given.client_secret),
  client_secret_post: () => oauth.ClientSecretPost(given.client_secret),
}[given.auth]()

const verifier = oauth.generateRandomCodeVerifier()
const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
const asked = new URL(server.authorization_endpoint)
for (const [name, value] of Object.entries({
  client_id: given.client_id,
  redirect_uri: given.redirect_uri,
  response_type: 'code',
  response_mode: 'form_post',
  scope: given.scope,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  max_age: '3600',
  login_hint: 'tomas',
  state,
  nonce,
})) {
  asked.searchParams.set(name, value)
}
say({ authorize: asked.href })

const answer = oauth.validateAuthResponse(server, client, new URL(await next()), state)
const response = await oauth.authorizationCodeGrantRequest(
  server, client, proof, answer, given.redirect_uri, verifier, options,
)
const expected = { expectedNonce: nonce, maxAge: 3600, requireIdToken: true }
const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, expected)
await oauth.validateApplicationLevelSignature(server, response, options)
const claims = oauth.getValidatedIdTokenClaims(tokens)

const identity = await oauth.userInfoRequest(server, client, tokens.access_token, options)
const userinfo = await oauth.processUserInfoResponse(server, client, claims.sub, identity)

// As an API would that knows the key set and nothing else.
const atApi = (token) => new Request('http://api.example/', { headers: { authorization: `Bearer ${token}` } })
const access = await oauth.validateJwtAccessToken(server, atApi(tokens.access_token), server.userinfo_endpoint, options)

const introspect = async (token) =>
  oauth.processIntrospectionResponse(
    server, client, await oauth.introspectionRequest(server, client, proof, token, options),
  )
const active = await introspect(tokens.access_token)

const renewed = await oauth.refreshTokenGrantRequest(server, client, proof, tokens.refresh_token, options)
const refreshed = await oauth.processRefreshTokenResponse(server, client, renewed)

const own = await oauth.clientCredentialsGrantRequest(server, client, proof, new URLSearchParams(), options)
const itself = await oauth.processClientCredentialsResponse(server, client, own)
const machine = await oauth.validateJwtAccessToken(
  server, atApi(itself.access_token), server.userinfo_endpoint, options,
)

await oauth.processRevocationResponse(
  await oauth.revocationRequest(server, client, proof, refreshed.refresh_token, options),
)
say({
  claims,
  userinfo,
  access,
  active,
  machine,
  rotated: refreshed.refresh_token !== tokens.refresh_token,
  refreshed: oauth.getValidatedIdTokenClaims(refreshed) ?? null,
  ended: await introspect(refreshed.access_token),
})
process.exit(0)
