// A device made of the npm library openid-client: what RFC 8628 asks of a device is done by it.
//
// Reads one line of JSON (issuer, client_id, scope), prints what is to be shown, waits for the answer of the member as
// the library does, prints what it got.

import { webcrypto } from 'node:crypto'
import { createInterface } from 'node:readline'

// Node 18, which Debian 12 has, keeps what every later one has as globals in a module.
globalThis.crypto ??= webcrypto
globalThis.CryptoKey ??= webcrypto.CryptoKey
const client = await import('openid-client')

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const given = JSON.parse((await lines.next()).value)
const say = (value) => console.log(JSON.stringify(value))

const config = await client.discovery(new URL(given.issuer), given.client_id, undefined, client.None(), {
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
})
const shown = await client.initiateDeviceAuthorization(config, { scope: given.scope })
say({ user_code: shown.user_code, open: shown.verification_uri_complete, interval: shown.interval })
const tokens = await client.pollDeviceAuthorizationGrant(config, shown)
const userinfo = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
say({ claims: tokens.claims(), userinfo, scope: tokens.scope })
process.exit(0)
