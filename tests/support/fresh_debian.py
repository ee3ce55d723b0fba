"""Runs the lines of binder/Dockerfile in the Debian root argv[1], as a container engine would, and then uses what they made: what is
after FROM must be there already."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

root = pathlib.Path(sys.argv[1])
environment = {
    "PATH": "/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "RUSTUP_HOME": "/usr/local/rustup",
    "CARGO_HOME": "/usr/local/cargo",
    "RUSTUP_AUTO_INSTALL": "0",
}
# How this machine reaches its registries.
passed_on = re.compile(r".*_proxy|.*_PROXY|PIP_.*|SSL_CERT_.*|CARGO_HTTP_.*|CARGO_NET_.*|CARGO_REGISTR.*")
environment |= {name: value for name, value in os.environ.items() if passed_on.fullmatch(name)}
user, folder = "root", "/"


def expand(text):
    return re.sub(r"\$\{(\w+)\}", lambda name: environment[name[1]], text)


def command(arguments):
    switch = [] if user == "root" else ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
    inside = ["sh", "-c", 'cd "$0" && exec "$@"', folder, *arguments]
    return ["chroot", str(root), "env", "-i", *[f"{name}={value}" for name, value in environment.items()], *switch, *inside]


def run(arguments, **options):
    return subprocess.run(command(arguments), check=True, stdin=subprocess.DEVNULL, **options)


def copy_checkout(target):
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True)
    place = root / target.lstrip("/")
    for name in names.stdout.decode().split("\0")[:-1]:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(name, place / name)
    subprocess.run(["chroot", str(root), "chown", "-R", environment["NB_UID"], target], check=True)


entry, start = [], []
for line in pathlib.Path("binder/Dockerfile").read_text().splitlines():
    word, _, rest = line.partition(" ")
    if not line or word in ("#", "FROM"):
        continue
    print("==", line, flush=True)
    if word in ("ARG", "ENV"):
        for pair in shlex.split(rest):
            name, _, value = pair.partition("=")
            environment[name] = expand(value)
    elif word == "RUN":
        begun = time.monotonic()
        run(["sh", "-c", expand(rest)])
        print(f"   {time.monotonic() - begun:.0f} s", flush=True)
    elif word == "COPY":
        copy_checkout(expand(rest.split()[-1]))
    elif word == "USER":
        user = expand(rest)
    elif word == "WORKDIR":
        folder = expand(rest)
    elif word == "ENTRYPOINT":
        entry = json.loads(rest)
    elif word == "CMD":
        start = json.loads(rest)
    else:
        sys.exit(f"a line that this script does not know: {line}")

# A hub lays an empty home over that of the image.
home = root / environment["HOME"].lstrip("/")
shutil.rmtree(home)
home.mkdir()
os.chown(home, int(environment["NB_UID"]), int(environment["NB_UID"]))
folder = "/"

print("== jupyterhub-singleuser --version", flush=True)
run([*entry, "jupyterhub-singleuser", "--version"])

print("== nothing is left to set up, and a chapter passes as a learner has it", flush=True)
said = run([*entry, "cargo", "run", "--quiet", "--", "setup"], stderr=subprocess.PIPE).stderr.decode()
if said:
    sys.exit(f"set-up still had something to do:\n{said}")
run([*entry, "cargo", "run", "--quiet", "--", "test", "2"])

print("==", *start, flush=True)
server = subprocess.Popen(command([*entry, *start, "--port=8899", "--IdentityProvider.token=of-this-test"]), stdin=subprocess.DEVNULL)
try:
    for _ in range(60):
        time.sleep(1)
        try:
            with urllib.request.urlopen("http://127.0.0.1:8899/api/kernelspecs?token=of-this-test") as answer:
                names = list(json.load(answer)["kernelspecs"])
            break
        except OSError:
            continue
    else:
        sys.exit("JupyterLab does not answer")
    if "rust" not in names:
        sys.exit(f"JupyterLab does not know the course's kernel, only {names}")
    try:
        urllib.request.urlopen("http://127.0.0.1:8899/api/kernels")
        sys.exit("JupyterLab answers without its token")
    except urllib.error.HTTPError as refusal:
        assert refusal.code == 403, refusal
finally:
    server.terminate()
print("ok  the image is made from its own lines, an empty home is filled, JupyterLab and the hub's program start")
