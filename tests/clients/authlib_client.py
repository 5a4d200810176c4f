"""A relying party made of the PyPI library Authlib: OAuth by its session, ID tokens by joserfc beside it.

Reads one line of JSON (issuer, client_id, client_secret, redirect_uri, scope, alg, auth), prints the authorize
address, reads the address of the callback, prints what it got.
"""

import json
import os
import sys
from urllib.parse import parse_qs, urlsplit

# Plain http; the issuer is on loopback.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

from authlib.common.security import generate_token
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import OpenIDProviderMetadata, get_well_known_url
from joserfc import jwt
from joserfc.jwk import KeySet

LEEWAY_SECS = 5


def say(value):
    print(json.dumps(value), flush=True)


def read_id_token(session, metadata, token, given, nonce):
    keys = KeySet.import_key_set(session.get(metadata["jwks_uri"], withhold_token=True).json())
    decoded = jwt.decode(token["id_token"], keys, algorithms=[given["alg"]])
    options = {"iss": {"values": [metadata["issuer"]]}, "aud": {"values": [given["client_id"]]}}
    # With max_age among them it wants an auth_time.
    params = {"max_age": 3600, "nonce": nonce, "client_id": given["client_id"], "access_token": token["access_token"]}
    claims = CodeIDToken(decoded.claims, decoded.header, options, params)
    claims.validate(leeway=LEEWAY_SECS)
    return dict(claims)


def main():
    given = json.loads(sys.stdin.readline())
    session = OAuth2Session(
        given["client_id"],
        given["client_secret"] or None,
        token_endpoint_auth_method=given["auth"],
        revocation_endpoint_auth_method=given["auth"],
        scope=given["scope"],
        redirect_uri=given["redirect_uri"],
        code_challenge_method="S256",
    )
    session.trust_env = False
    found = session.get(get_well_known_url(given["issuer"], external=True), withhold_token=True).json()
    metadata = OpenIDProviderMetadata(found)
    # Authlib's own check of the document; it wants https, so that the addresses are checked as if they had it.
    secure = json.loads(json.dumps(found).replace("http://", "https://"))
    OpenIDProviderMetadata(secure).validate()
    assert metadata["issuer"] == given["issuer"]

    verifier, nonce = generate_token(48), generate_token()
    url, state = session.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce, max_age=3600
    )
    say({"authorize": url})

    callback = sys.stdin.readline().strip()
    # RFC 9207; the session leaves it to its user.
    if parse_qs(urlsplit(callback).query).get("iss") != [metadata["issuer"]]:
        raise OAuthError("mix-up", "the answer is of another issuer")
    endpoint = metadata["token_endpoint"]
    token = session.fetch_token(endpoint, authorization_response=callback, state=state, code_verifier=verifier)
    token = dict(token)
    claims = read_id_token(session, metadata, token, given, nonce)
    userinfo = session.get(metadata["userinfo_endpoint"]).json()
    assert userinfo["sub"] == claims["sub"]
    active = None
    if given["auth"] != "none":
        active = session.introspect_token(metadata["introspection_endpoint"], token=token["access_token"]).json()
    refreshed = dict(session.refresh_token(endpoint, refresh_token=token["refresh_token"]))
    refreshed_sub = None
    if "id_token" in refreshed:
        refreshed_sub = read_id_token(session, metadata, refreshed, given, None)["sub"]
    answer = session.revoke_token(
        metadata["revocation_endpoint"], token=refreshed["refresh_token"], token_type_hint="refresh_token"
    )
    answer.raise_for_status()
    after = "none"
    try:
        session.refresh_token(endpoint, refresh_token=refreshed["refresh_token"])
    except OAuthError as error:
        after = error.error
    session.token = refreshed
    identity = session.get(metadata["userinfo_endpoint"])
    say(
        {
            "id_token": token["id_token"],
            "claims": claims,
            "userinfo": userinfo,
            "scope": token["scope"],
            "active": active,
            "rotated": refreshed["refresh_token"] != token["refresh_token"],
            "refreshed_sub": refreshed_sub,
            "after_revocation": after,
            "identity_after_revocation": identity.json().get("error", "none"),
        }
    )


main()
