"""Runs the cells on stdin, a JSON list, through the kernel, in the folder argv[1]; interrupts the one numbered argv[2] as soon as
it has printed something. Prints, as JSON, for each cell its text and how many seconds passed from the interruption to its end."""

import json
import os
import runpy
import sys
import time

from jupyter_client.manager import start_new_kernel

runpy.run_path(os.path.join(os.environ["JUPYTER_CONFIG_DIR"], "jupyter_server_config.py"))
manager, client = start_new_kernel(kernel_name="rust", startup_timeout=300, cwd=sys.argv[1])
answers = []
try:
    for index, code in enumerate(json.load(sys.stdin)):
        sent = client.execute(code)
        text, interrupted = "", None
        while True:
            message = client.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") != sent:
                continue
            content = message["content"]
            if message["msg_type"] == "stream":
                text += content["text"]
                if index == int(sys.argv[2]) and interrupted is None:
                    interrupted = time.monotonic()
                    manager.interrupt_kernel()
            elif message["msg_type"] == "error":
                text += "\n".join(content["traceback"])
            elif message["msg_type"] in ("execute_result", "display_data"):
                text += content["data"].get("text/plain", "")
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                break
        answers.append({"text": text, "seconds": interrupted and time.monotonic() - interrupted})
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print(json.dumps(answers))
