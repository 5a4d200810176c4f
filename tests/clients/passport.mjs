// A relying party made of a Passport strategy of npm, without a web framework around it: what a strategy does to a
// request (redirect, success, fail, error) is caught here.
//
// Reads one line of JSON (strategy, base, client_id, client_secret, redirect_uri, scope, header), prints the authorize
// address, reads the address of the callback, prints whom it let in.

import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async () => (await lines.next()).value
const say = (value) => console.log(JSON.stringify(value))

const given = JSON.parse(await next())
const common = {
  clientID: given.client_id,
  clientSecret: given.client_secret,
  callbackURL: given.redirect_uri,
  scope: given.scope,
  state: true,
}
const verify = (accessToken, refreshToken, params, profile, done) =>
  done(null, { accessToken, refreshToken, params, profile })

const strategies = {
  gitlab2: () => {
    const Strategy = require('passport-gitlab2')
    return new Strategy({ ...common, baseURL: `${given.base}/` }, verify)
  },
  oauth2: () => {
    const Strategy = require('passport-oauth2')
    const { authorize, token, userinfo } = given.endpoints
    const strategy = new Strategy({ ...common, authorizationURL: authorize, tokenURL: token, pkce: true }, verify)
    strategy._oauth2.useAuthorizationHeaderforGET(true)
    strategy.userProfile = function (accessToken, done) {
      this._oauth2.get(userinfo, accessToken, (error, body) => done(error, error ? undefined : JSON.parse(body)))
    }
    return strategy
  },
}
const prototype = strategies[given.strategy]()
const session = {}

const run = (query) =>
  new Promise((resolve) => {
    const strategy = Object.create(prototype)
    strategy.redirect = (url) => resolve({ authorize: url })
    strategy.success = (user) => resolve({ user })
    strategy.fail = (info) => resolve({ failed: info?.message ?? 'failed' })
    strategy.error = (error) => resolve({ failed: error.message, code: error.code, detail: error.oauthError?.data })
    strategy.authenticate({ query, body: {}, headers: {}, session, url: '/' }, {})
  })

say(await run({}))
const callback = new URL(await next())
say(await run(Object.fromEntries(callback.searchParams)))
process.exit(0)
