"""An authorization server of authlib, whose refresh tokens are valid once, and a server that its tokens open.

`POST /control` makes a refresh token, or asks for faults of the token endpoint. Paths are otherwise those of verifier.py.
"""

import json
import os
import time

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, TokenMixin, grants
from flask import Flask, jsonify

import verifier

STATE = {"life": 3600, "fault": None, "faults": 0, "requests": 0, "refuses": False}
TOKENS = []


class App(ClientMixin):
    """The one client."""

    def get_client_id(self):
        return "garden-app"

    def get_allowed_scope(self, scope):
        return scope or ""

    def check_client_secret(self, secret):
        return secret == "planted-s3cret"

    def check_endpoint_auth_method(self, method, endpoint):
        return method in ("client_secret_basic", "client_secret_post")

    def check_grant_type(self, kind):
        return True


class Token(TokenMixin):
    def __init__(self, access_token, refresh_token=None, expires_in=0, scope="", **_):
        self.access_token, self.refresh_token, self.scope = access_token, refresh_token, scope
        self.end = time.time() + expires_in
        self.revoked = self.used = False

    def check_client(self, client):
        return True

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        return 3600


METHODS = ["client_secret_basic", "client_secret_post"]


class ClientCredentials(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = METHODS


class Refresh(grants.RefreshTokenGrant):
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token):
        found = next((token for token in TOKENS if token.refresh_token == refresh_token), None)
        if found and found.used:
            # A token that is used twice was stolen.
            revoke()
        return found if found and not found.revoked and not found.used else None

    def authenticate_user(self, refresh_token):
        return "gardener"

    def revoke_old_credential(self, refresh_token):
        refresh_token.used = True


class Password(grants.ResourceOwnerPasswordCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = METHODS

    def authenticate_user(self, username, password):
        return "gardener" if (username, password) == ("gardener", "planted-p&ss wörd") else None


def save(token):
    token["expires_in"] = STATE["life"]
    TOKENS.append(Token(**token))


def revoke():
    for token in TOKENS:
        token.revoked = True


os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
app = Flask("tokens")
app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
server = AuthorizationServer(
    app,
    query_client=lambda name: App() if name == "garden-app" else None,
    save_token=lambda token, request: save(token),
)
for grant in (Refresh, Password, ClientCredentials):
    server.register_grant(grant)


@app.post("/token")
def token():
    return server.create_token_response()


@app.errorhandler(Exception)
def failed(error):
    return jsonify(error=str(error)), 500


def opened(request):
    """Whether the token of a request is valid."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    found = next((token for token in TOKENS if token.access_token == given), None)
    if STATE["refuses"] or not found or found.revoked or found.end < time.time():
        raise verifier.Refused("the token is not valid", ("WWW-Authenticate", 'Bearer error="invalid_token"'))
    return {}


class Request(verifier.Request):
    def do_POST(self):
        if self.path not in ("/token", "/control"):
            return self.answer()
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return self.control(json.loads(body)) if self.path == "/control" else self.token(body)

    def control(self, wishes):
        told = {"requests": STATE["requests"]}
        if wishes.pop("revoke", False):
            revoke()
        if wishes.pop("expire", False):
            for token in TOKENS:
                token.end = 0
        if wishes.pop("new", False):
            TOKENS.append(Token("none", f"planted-r{len(TOKENS)}-{time.time()}"))
            told["refresh_token"] = TOKENS[-1].refresh_token
        STATE.update({"requests": 0, **wishes})
        self.send(200, told)

    def token(self, body):
        with verifier.LOCK:
            STATE["requests"] += 1
            fault = STATE["fault"] if STATE["faults"] > 0 else None
            STATE["faults"] -= 1
        if fault in ("busy", "slow and busy"):
            time.sleep(0.4 if fault == "slow and busy" else 0)
            return self.send(503, {"message": "come back later"})
        names = ("Authorization", "Content-Type")
        headers = {name: self.headers[name] for name in names if name in self.headers}
        answer = app.test_client().post("/token", data=body, headers=headers)
        if fault == "slow":
            time.sleep(0.4)
        return self.send(answer.status_code, answer.get_json())

    do_GET = do_PUT = do_PATCH = do_DELETE = verifier.Request.answer


if __name__ == "__main__":
    verifier.CHECKS["oauth2"] = opened
    verifier.serve(Request)
