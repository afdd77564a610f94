"""Authorizes connections by NTLM, with pyspnego as the acceptor. Paths and faults are those of verifier.py."""

import base64
import os
import tempfile

import spnego

import verifier

NTLM = ("WWW-Authenticate", "NTLM")


def ntlm(request):
    """The user of the connection; a handler serves one connection."""
    header = request.headers.get("Authorization", "")
    if not header:
        if getattr(request, "user", None) is None:
            raise verifier.Refused("the connection has no user", NTLM)
        return told(request)
    message = base64.b64decode(header.removeprefix("NTLM "))
    if message[8] == 1:
        request.user = None
        request.acceptor = spnego.server(protocol="ntlm", options=spnego.NegotiateOptions.use_ntlm)
    elif getattr(request, "acceptor", None) is None:
        raise verifier.Refused("this connection has not begun a handshake", NTLM)
    try:
        answer = request.acceptor.step(message)
    except spnego.exceptions.SpnegoError as error:
        request.acceptor = None
        raise verifier.Refused(f"pyspnego: {error}", NTLM) from error
    if not request.acceptor.complete:
        raise verifier.Refused("a challenge", ("WWW-Authenticate", "NTLM " + base64.b64encode(answer).decode()))
    request.user = request.acceptor.client_principal
    request.acceptor = None
    return told(request)


def told(request):
    return {"user": request.user, "connection": request.client_address[1]}


if __name__ == "__main__":
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".users") as users:
        users.write("GARDEN:gardener:p&ss wörd€\n:solo:secret\n")
        users.flush()
        os.environ["NTLM_USER_FILE"] = users.name
        verifier.CHECKS["ntlm"] = ntlm
        verifier.serve()
