"""Checks signatures with libraries that are not ours: oauthlib, botocore, edgegrid-python, pyjwt.

The first segment of a path names the check. An id in the path may ask for a fault: `flaky-…` closes the connection
the first time, `busy-…` is answered 503 the first time, `slow-…` is answered late. A signature is accepted once.
"""

import base64
import hashlib
import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from urllib.parse import parse_qsl, quote, unquote, unquote_plus, urlsplit

import jwt
from akamai.edgegrid.edgegrid import EdgeGridAuthHeaders
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from oauthlib.oauth1 import RequestValidator, ResourceEndpoint


class Refused(Exception):
    """Why a request is refused, and the headers of the response."""

    def __init__(self, why, *headers):
        super().__init__(why)
        self.headers = headers


SEEN = set()
FAULTS = set()
LOCK = threading.Lock()


def first_time(of, what):
    """Whether this is seen for the first time."""
    with LOCK:
        known = what in of
        of.add(what)
        return not known


class Validator(RequestValidator):
    """The clients and tokens that oauthlib asks for."""

    enforce_ssl = False
    allowed_signature_methods = ("HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "PLAINTEXT")
    dummy_client = "nobody"
    dummy_access_token = "nothing"
    client_key_length = (3, 40)
    nonce_length = (5, 40)
    access_token_length = (3, 40)

    def check_client_key(self, key):
        return True

    def check_nonce(self, nonce):
        return True

    def check_access_token(self, token):
        return True

    def get_client_secret(self, client_key, request):
        # oauthlib decodes the signature of PLAINTEXT twice outside of a header: its own client fails as well
        return "plain" if client_key == "plain app" else "k&y s%cret/ü"

    def get_access_token_secret(self, client_key, token, request):
        return "plain" if client_key == "plain app" else "t+ken=secret"

    def validate_client_key(self, client_key, request):
        return client_key in ("garden app", "plain app")

    def validate_access_token(self, client_key, token, request):
        return token == "to/ken"

    def validate_realms(self, client_key, token, request, uri=None, realms=None):
        return True

    def validate_timestamp_and_nonce(self, client_key, timestamp, nonce, request, request_token=None, access_token=None):
        return abs(time.time() - int(timestamp)) < 60 and first_time(SEEN, ("oauth1", timestamp, nonce))


def oauth1(request):
    body = request.body if request.is_form() else b""
    valid, parsed = ResourceEndpoint(Validator()).validate_protected_resource_request(
        request.url(), http_method=request.method, body=body.decode() or None, headers=dict(request.headers), realms=[]
    )
    if not valid:
        raise Refused("oauthlib does not accept the signature")
    found = dict(parsed.oauth_params).get("oauth_body_hash")
    hashed = {"HMAC-SHA1": hashlib.sha1, "HMAC-SHA256": hashlib.sha256, "HMAC-SHA512": hashlib.sha512}
    if found is not None and found != base64.b64encode(hashed[parsed.signature_method](request.body).digest()).decode():
        raise Refused("the hash is not that of the body")
    return {"body_hash": found is not None}


def awsv4(request):
    query = parse_qsl(request.query, keep_blank_values=True)
    found = dict(query)
    in_query = "X-Amz-Signature" in found
    if in_query:
        credential, signed, signature = (found["X-Amz-" + name] for name in ("Credential", "SignedHeaders", "Signature"))
        date, session = found["X-Amz-Date"], found.get("X-Amz-Security-Token")
    else:
        header = request.headers.get("Authorization", "")
        match = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)", header)
        if not match:
            raise Refused("no signature of AWS")
        credential, signed, signature = match.groups()
        date, session = request.headers["X-Amz-Date"], request.headers.get("X-Amz-Security-Token")
    access, day, region, service, _ = credential.split("/")
    if access != "AKIDEXAMPLE" or not date.startswith(day):
        raise Refused("an unknown key, or a date of another day")
    signed = signed.split(";")
    if "host" not in signed:
        raise Refused("the host is not signed")
    content = request.headers.get("X-Amz-Content-SHA256")
    unsigned = service == "s3" and (in_query or content == "UNSIGNED-PAYLOAD")
    if content is not None and content not in (hashlib.sha256(request.body).hexdigest(), "UNSIGNED-PAYLOAD"):
        raise Refused("the hash is not that of the body")
    if content == "UNSIGNED-PAYLOAD" and service != "s3":
        raise Refused("the body is not signed")
    url = request.url().split("?")[0]
    if service == "s3":
        # S3 decodes a path, in which `+` is a blank, and encodes it again.
        host, slash, path = url.removeprefix("http://").partition("/")
        url = f"http://{host}{slash}{quote(unquote_plus(path), safe='/~')}"
    recomputed = AWSRequest(request.method, url, data=request.body)
    recomputed.params = [row for row in query if row[0] != "X-Amz-Signature"]
    for name in signed:
        if name != "host":
            recomputed.headers[name] = ",".join(request.headers.get_all(name, []))
    recomputed.headers["Host"] = request.headers["Host"]
    if unsigned:
        recomputed.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
    recomputed.context["timestamp"] = date
    auth = (S3SigV4Auth if service == "s3" else SigV4Auth)(Credentials(access, "wJalr+XUt/nFEMI"), service, region)
    auth.headers_to_sign = lambda _: recomputed_headers(recomputed, signed)
    canonical = auth.canonical_request(recomputed)
    if auth.signature(auth.string_to_sign(recomputed, canonical), recomputed) != signature:
        raise Refused("botocore computes another signature of\n" + canonical)
    return {"in_query": in_query, "session": session, "unsigned": unsigned}


def recomputed_headers(request, names):
    from botocore.compat import HTTPHeaders

    headers = HTTPHeaders()
    for name in names:
        headers[name] = request.headers[name]
    return headers


def edgegrid(request):
    header = request.headers.get("Authorization", "")
    match = re.fullmatch(r"EG1-HMAC-SHA256 client_token=[^;]*;access_token=[^;]*;timestamp=([^;]*);nonce=([^;]*);.*", header)
    if not match:
        raise Refused("no signature of EdgeGrid")
    timestamp, nonce = match.groups()
    if not first_time(SEEN, ("edgegrid", nonce)):
        raise Refused("the nonce was used before")
    limit = 1000 if "Limited" in request.headers else 131072
    names = [name for name in ("X-Bed", "X-Row") if name in request.headers]
    verifier = EdgeGridAuthHeaders("client-1", "c/lient=secret", "access-1", headers_to_sign=names, max_body=limit)
    seen = SimpleNamespace(method=request.method, url=request.url(), headers=request.headers, body=request.body)
    if verifier.make_auth_header(seen, timestamp, nonce) != header:
        raise Refused("edgegrid-python computes another signature")
    return {"headers": names}


def key_of(algorithm):
    shared = "a secret of thirty-two characters and some more, so that HS512 takes it"
    return shared if algorithm.startswith("HS") else PUBLIC.get(algorithm) or PUBLIC[algorithm[:2]]


def token(request):
    header = request.headers.get("Authorization", "")
    given = header.removeprefix("Bearer ") or dict(parse_qsl(request.query)).get("token", "")
    algorithm = request.headers["Algorithm"]
    try:
        claims = jwt.decode(given, key_of(algorithm), algorithms=[algorithm], audience="beds")
    except jwt.PyJWTError as error:
        raise Refused(f"pyjwt: {error}") from error
    return {"claims": claims, "header": jwt.get_unverified_header(given)}


PUBLIC = {}
CHECKS = {"oauth1": oauth1, "awsv4": awsv4, "edgegrid": edgegrid, "jwt": token, "plain": lambda request: {}}


class Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def url(self):
        return f"http://{self.headers['Host']}{self.path}"

    def is_form(self):
        return self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")

    def answer(self):
        self.method = self.command
        length = int(self.headers.get("Content-Length", 0))
        self.body = self.rfile.read(length)
        if self.headers.get("Transfer-Encoding") or len(self.body) != length:
            return self.send(400, {"error": "the body is not framed by its length"})
        parts = urlsplit(self.path)
        self.query = parts.query
        segments = [unquote(segment) for segment in parts.path.split("/")]
        fault = segments[-1]
        if fault.startswith("flaky-") and first_time(FAULTS, fault):
            self.close_connection = True
            return None
        if fault.startswith("busy-") and first_time(FAULTS, fault):
            return self.send(503, {"error": "busy"}, ("Retry-After", "0"))
        try:
            checked = CHECKS[segments[1]](self)
        except Refused as refused:
            return self.send(401, {"error": str(refused)}, *refused.headers)
        if fault.startswith("slow-"):
            time.sleep(0.5)
        query = parse_qsl(self.query, keep_blank_values=True)
        received = {"id": segments[-1], "query": query, "length": length, "sum": sum(self.body)}
        return self.send(200, {**received, **checked})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def send(self, status, content, *headers):
        body = json.dumps(content).encode()
        self.send_response(status)
        for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        """A cancelled call closes its connection."""


def serve(handler=None):
    """Serves until the test ends."""
    server = Server(("127.0.0.1", 0), handler or Request)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # The test ends when it closes the input.
    sys.stdin.read()


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        kind, path = argument.split("=", 1)
        with open(path, encoding="ascii") as file:
            PUBLIC[kind] = file.read()
    serve()
