// client.mjs: openid-client and jose against the issuer, as their manuals show it
//
// Copyright 2026 The Signet authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads {issuer, client_id, secret, audience} from standard input and prints what the
// libraries found, for test_oauth_libraries.py to judge.

import { readFileSync } from 'node:fs'
import * as client from 'openid-client'
import * as jose from 'jose'

const asked = JSON.parse(readFileSync(0, 'utf8'))

function discover (authentication) {
  return client.discovery(new URL(asked.issuer), asked.client_id, undefined, authentication, {
    // The issuer is on the loopback address, where nobody listens in.
    execute: [client.allowInsecureRequests],
    algorithm: 'oauth2',
  })
}

async function verify (config, token, audience) {
  const metadata = config.serverMetadata()
  const keys = jose.createRemoteJWKSet(new URL(metadata.jwks_uri))

  return jose.jwtVerify(token, keys, {
    issuer: metadata.issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ['ES256'],
    requiredClaims: ['sub', 'client_id', 'iat', 'exp', 'jti'],
  })
}

async function useToken (config, parameters) {
  const answer = await client.clientCredentialsGrant(config, parameters)
  const token = answer.access_token
  const { payload, protectedHeader } = await verify(config, token, asked.audience)
  const before = await client.tokenIntrospection(config, token)
  await client.tokenRevocation(config, token)
  const after = await client.tokenIntrospection(config, token)

  return { token_type: answer.token_type, header: protectedHeader, claims: payload, before, after }
}

async function tamper (config) {
  const { access_token: token } = await client.clientCredentialsGrant(config)
  const [head, body, signature] = token.split('.')
  const other = signature[9] === 'A' ? 'B' : 'A'

  try {
    await verify(config, `${head}.${body}.${signature.slice(0, 9)}${other}${signature.slice(10)}`)
    return 'accepted'
  } catch (error) {
    return error.code
  }
}

try {
  const basic = await discover(client.ClientSecretBasic(asked.secret))
  const post = await discover(client.ClientSecretPost(asked.secret))
  console.log(JSON.stringify({
    basic: await useToken(basic),
    post: await useToken(post),
    narrow: await useToken(basic, { resource: asked.audience }),
    tampered: await tamper(basic),
  }))
} catch (error) {
  // The challenge for Basic comes first, and the error of OAuth is in the body beside it.
  if (error.code !== 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') throw error
  const body = await error.response.json()
  console.log(JSON.stringify({ error: body.error, status: error.status }))
}
