"""Starts a kernel on the server at argv[1], with the token argv[2], and tries its ports before it has taken them. Prints, as JSON, for
each whether the system keeps it from others, and whether it is open to who asks for reuse."""

import json
import os
import socket
import sys
import urllib.request


def ask(path, method, data=None):
    headers = {"Authorization": f"token {sys.argv[2]}"}
    return urllib.request.urlopen(urllib.request.Request(sys.argv[1] + path, data, headers, method=method))


def can_bind(port, reuse):
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


kernel = json.load(ask("/api/kernels", "POST", b'{"name": "rust"}'))["id"]
with open(os.path.join(os.environ["JUPYTER_RUNTIME_DIR"], f"kernel-{kernel}.json")) as file:
    ports = [value for name, value in json.load(file).items() if name.endswith("_port")]
answers = [{"kept": not can_bind(port, False), "open": can_bind(port, True)} for port in ports]
ask(f"/api/kernels/{kernel}", "DELETE")
print(json.dumps(answers))
