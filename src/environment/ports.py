"""Keeps each kernel's ports for it, from their choice to its end. Jupyter's servers read this as their settings; the course's own runs
load it too.

Jupyter chooses five free ports for a kernel and lets go of them; the kernel takes them when it has started, seconds later. Until
then the system may give them to anybody: to another learner's kernel, or to a client that knocks. Of eight kernels that start at once
two meet on a port one time in 24, of thirty more often than not, and then both are lost: each is sent the other's messages, which
stop it.

So the choice is held by a socket that is bound and does not listen: the system gives its port to nobody, and the kernel, which asks
by name and for reuse, gets it. Linux allows that; elsewhere all stays as it is.
"""

import socket
import sys

from jupyter_client.connect import LocalPortCache


class HeldPorts(LocalPortCache):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.held = {}

    def find_available_port(self, ip):
        holder = socket.socket()
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((ip, 0))
        port = holder.getsockname()[1]
        self.held[port] = holder
        return port

    def return_port(self, port):
        if port in self.held:
            self.held.pop(port).close()


if sys.platform == "linux":
    # The one that Jupyter asks from now on.
    HeldPorts.instance()
