"""A client made of the PyPI library requests-oauthlib, which knows OAuth and nothing of OpenID Connect.

Reads one line of JSON (issuer, client_id, client_secret, redirect_uri, scope, auth), prints the authorize address,
reads the address of the callback, prints what it got.
"""

import json
import os
import sys

# Plain http; the issuer is on loopback.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

from oauthlib.oauth2 import OAuth2Error
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session


def say(value):
    print(json.dumps(value), flush=True)


def main():
    given = json.loads(sys.stdin.readline())
    session = OAuth2Session(
        given["client_id"], redirect_uri=given["redirect_uri"], scope=given["scope"].split(), pkce="S256"
    )
    session.trust_env = False
    address = given["issuer"] + "/.well-known/oauth-authorization-server"
    metadata = session.get(address, withhold_token=True).json()
    if given["auth"] == "client_secret_basic":
        proof = {"auth": HTTPBasicAuth(given["client_id"], given["client_secret"])}
        again = proof
    else:
        proof = {"client_secret": given["client_secret"], "include_client_id": True}
        again = {"client_id": given["client_id"], "client_secret": given["client_secret"]}
    url, state = session.authorization_url(metadata["authorization_endpoint"])
    say({"authorize": url})

    callback = sys.stdin.readline().strip()
    endpoint = metadata["token_endpoint"]
    token = dict(session.fetch_token(endpoint, authorization_response=callback, **proof))
    identity = session.get(metadata["userinfo_endpoint"]).json()
    refreshed = dict(session.refresh_token(endpoint, refresh_token=token["refresh_token"], **again))
    fields = {"token": refreshed["refresh_token"]}
    if given["auth"] == "client_secret_post":
        fields.update(again)
    answer = session.post(metadata["revocation_endpoint"], data=fields, auth=proof.get("auth"), withhold_token=True)
    answer.raise_for_status()
    after = "none"
    try:
        session.refresh_token(endpoint, refresh_token=refreshed["refresh_token"], **again)
    except OAuth2Error as error:
        after = error.error
    say(
        {
            "userinfo": identity,
            "scope": sorted(token["scope"]),
            "rotated": refreshed["refresh_token"] != token["refresh_token"],
            "after_revocation": after,
        }
    )


main()
