// Mattermost's own client library, which every Mattermost integration in JavaScript uses: apps, what a member
// allowed, who he is. It reads JSON only where Content-Type is exactly application/json.
//
// Reads one line of JSON (url, token), prints what it got, and once, in between, an authorize address to be allowed.

import { createInterface } from 'node:readline'
import client from '@mattermost/client'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const given = JSON.parse((await lines.next()).value)
const say = (value) => console.log(JSON.stringify(value))

const member = new client.Client4()
member.setUrl(given.url)
member.setToken(given.token)

const refusal = async (promise) => {
  try {
    await promise
    return null
  } catch (error) {
    return { id: error.server_error_id, status: error.status_code, message: error.message }
  }
}

const wanted = {
  name: 'Zap',
  description: 'Connects things',
  homepage: 'https://zap.example',
  icon_url: '',
  callback_urls: ['http://127.0.0.1:7777/cb', 'https://zap.example/cb2'],
  is_trusted: false,
}
const me = await member.getMe()
const made = await member.createOAuthApp(wanted)
const listed = await member.getOAuthApps()
const edited = await member.editOAuthApp({ ...made, name: 'Zap 2' })
const renewed = await member.regenOAuthAppSecret(made.id)
const info = await member.getOAuthAppInfo(made.id)
const nothing = await member.getAuthorizedOAuthApps('me')

const callback = wanted.callback_urls[0]
const allowed = await member.authorizeOAuthApp('code', made.id, callback, 's1', 'user')
const redeem = async (fields) => {
  const body = new URLSearchParams({ client_id: made.id, client_secret: renewed.client_secret, ...fields })
  const response = await fetch(`${given.url}/oauth/access_token`, { method: 'POST', body })
  return { status: response.status, ...(await response.json()) }
}
const code = new URL(allowed.redirect).searchParams.get('code')
const tokens = await redeem({ grant_type: 'authorization_code', code, redirect_uri: callback })

const app = new client.Client4()
app.setUrl(given.url)
app.setToken(tokens.access_token)
const seen = await app.getMe()
const by_me = await member.getAuthorizedOAuthApps('me')
const by_id = await member.getAuthorizedOAuthApps(me.id)
const of_others = await refusal(member.getAuthorizedOAuthApps('yyyyyyyyyyyyyyyyyyyyyyyyyb'))
const by_the_app = await refusal(app.getAuthorizedOAuthApps('me'))
const made_by_the_app = await refusal(app.createOAuthApp(wanted))

const taken_back = await member.deauthorizeOAuthApp(made.id)
const afterwards = await refusal(app.getMe())
const refreshed = await redeem({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
const left = await member.getAuthorizedOAuthApps('me')
const deleted = await member.deleteOAuthApp(made.id)
const gone = await refusal(member.getOAuthApp(made.id))
const unnamed = await refusal(member.createOAuthApp({ ...wanted, name: '' }))

say({
  me, made, listed, edited, renewed, info, nothing, tokens, seen, by_me, by_id, of_others, by_the_app,
  made_by_the_app, taken_back, afterwards, refreshed, left, deleted, gone, unnamed,
})
process.exit(0)
