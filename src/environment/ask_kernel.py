"""Prints the version that the kernel program argv[1] answers over Jupyter's protocol, on the last line: the kernel itself may print
before."""

import sys

from jupyter_client.manager import KernelManager

manager = KernelManager()
manager.kernel_spec_manager.ensure_native_kernel = True
manager._kernel_spec = manager.kernel_spec_manager.get_kernel_spec("python3")
manager._kernel_spec.argv = [sys.argv[1], "--control_file", "{connection_file}"]
manager.start_kernel()
client = manager.client()
try:
    client.start_channels()
    reply = client.kernel_info(reply=True, timeout=60)
    print("\n" + reply["content"]["implementation_version"])
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
