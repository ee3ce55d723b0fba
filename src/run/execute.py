"""Runs a notebook through its kernel, with nbclient, and tells on stdout what happened: one JSON object a line.

On stdin: {"notebook": the notebook, "variations": [{"after": i, "code": text, "also": [j, ...]}, ...]}. A variation runs its code
behind cell i, and then the cells j as they stand; after the last one of a cell, the cell is run again as it stands.

argv: the folder to run in. Each code cell may carry its time limit, in seconds, as metadata.course.limit.

{"event": "started", "seconds": s}                                     the kernel answers
{"event": "cell", "index": i, "status": s, "seconds": s, "outputs": [...]}   a code cell ended
{"event": "tried", "code": text, "cells": [{"index": j, "status": s, "seconds": s, "outputs": [...]}, ...]}   a variation ended
{"event": "again", "index": i, "status": s, "seconds": s, "outputs": [...]}   the cell ran again behind its variations
{"event": "ended", "how": "complete", "notebook": text}                all cells ran; text is the file Jupyter would save
{"event": "ended", "how": "timeout" | "dead", "index": i, "seconds": s, "outputs": [...]}   cell i never ended, or took the kernel with it
{"event": "ended", "how": "not started", "words": text}                the kernel never answered
"""

import copy
import json
import os
import queue
import re
import runpy
import signal
import sys
import time
import traceback

import nbformat
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

LIMIT = 120
# A kernel that fills the cache for set-up compiles everything before it answers: on a slow machine that is busy besides, for minutes.
START_LIMIT = 1800 if "COURSE_FILLS_CACHE" in os.environ else 300
# The kernel passes on what a cell prints beside its answer, so some of it may come after "idle": what still comes within this
# many seconds of silence belongs to the cell. Where an error is expected and none has come, the wait is longer.
QUIET = 0.15
QUIET_WHEN_EXPECTING = 5.0


# What a line of progress says of the time left: another time at every run, so it is not kept.
TIME_LEFT = re.compile(r" +(?:faltan|left:) \d+ s$", re.MULTILINE)


def tell(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


def failed(cell):
    return any(output.output_type == "error" or output.get("name") == "stderr" for output in cell.outputs)


def take_late_outputs(client, cell, index):
    """Adds what the kernel sends after "idle", and puts the outputs in an order that does not depend on who was faster."""
    expects = "expect" in cell.metadata.get("course", {})
    receive = run_sync(client.kc.iopub_channel.get_msg)
    while True:
        try:
            message = receive(timeout=QUIET_WHEN_EXPECTING if expects and not failed(cell) else QUIET)
        except queue.Empty:
            break
        if message["msg_type"] != "status":
            client.process_message(message, cell, index)
    streams = {}
    others = []
    for output in cell.outputs:
        if output.output_type != "stream":
            others.append(output)
        elif output.name in streams:
            streams[output.name].text += output.text
        else:
            streams[output.name] = output
    for stream in streams.values():
        stream.text = TIME_LEFT.sub("", stream.text)
    cell.outputs = [streams[name] for name in ("stdout", "stderr") if name in streams] + others


def end_kernel(client):
    """Ends the kernel and what it started: a cell in an endless loop runs in a child that outlives the kernel."""
    provisioner = getattr(client.km, "provisioner", None)
    group = getattr(provisioner, "pgid", None)
    if group and hasattr(os, "killpg"):
        try:
            os.killpg(group, signal.SIGKILL)
        except OSError:
            pass  # it is gone


def main():
    runpy.run_path(os.path.join(os.environ["JUPYTER_CONFIG_DIR"], "jupyter_server_config.py"))
    task = json.load(sys.stdin)
    notebook = nbformat.reads(json.dumps(task["notebook"]), as_version=4)
    replies = {}

    def keep_reply(cell, cell_index, execute_reply):
        replies[cell_index] = execute_reply["content"]

    client = NotebookClient(
        notebook,
        kernel_name=notebook.metadata.get("kernelspec", {}).get("name", "rust"),
        allow_errors=True,
        coalesce_streams=True,
        record_timing=False,
        startup_timeout=START_LIMIT,
        resources={"metadata": {"path": sys.argv[1]}},
        on_cell_executed=keep_reply,
    )
    begun = time.monotonic()
    try:
        client.create_kernel_manager()
        client.start_new_kernel()
        client.start_new_kernel_client()
    except Exception as error:
        tell("ended", how="not started", words=f"{type(error).__name__}: {error}")
        end_kernel(client)
        return
    tell("started", seconds=time.monotonic() - begun)

    def execute(cell, index):
        """Runs a cell; the facts of its run, or None where the run cannot go on."""
        client.timeout = cell.metadata.get("course", {}).get("limit", LIMIT)
        begun = time.monotonic()
        try:
            client.execute_cell(cell, index)
        except (CellTimeoutError, DeadKernelError) as error:
            how = "timeout" if isinstance(error, CellTimeoutError) else "dead"
            tell("ended", how=how, index=index, seconds=time.monotonic() - begun, outputs=cell.outputs)
            return None
        seconds = time.monotonic() - begun
        take_late_outputs(client, cell, index)
        return {"index": index, "status": replies[index]["status"], "seconds": seconds, "outputs": cell.outputs}

    def execute_copy(index, code):
        """The same for a copy of a cell, which leaves the notebook as it is."""
        cell = copy.deepcopy(notebook.cells[index])
        cell.source = code
        return execute(cell, index)

    try:
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            facts = execute(cell, index)
            if facts is None:
                return
            tell("cell", **facts)
            variations = [variation for variation in task["variations"] if variation["after"] == index]
            for variation in variations:
                codes = [(index, variation["code"])]
                codes += [(also, notebook.cells[also].source) for also in variation["also"]]
                ran = []
                for place, code in codes:
                    ran.append(execute_copy(place, code))
                    if ran[-1] is None:
                        return
                tell("tried", code=variation["code"], cells=ran)
            if variations:
                facts = execute_copy(index, cell.source)
                if facts is None:
                    return
                tell("again", **facts)
        nbformat.validate(notebook)
        tell("ended", how="complete", notebook=nbformat.writes(notebook))
    finally:
        end_kernel(client)


try:
    main()
except BaseException:
    traceback.print_exc()
# Not sys.exit: channel threads of a killed kernel would keep the process waiting.
sys.stdout.flush()
sys.stderr.flush()
os._exit(0)
