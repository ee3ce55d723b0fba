"""Starts the Rust kernel with a cache and a build folder of its own.

argv: the cache that set-up filled, the folder for kernels' own caches, the folder of Rust's standard library, the course's
Cargo.lock, then the kernel's command line.

The kernel counts in its cache how often each compiled crate is used, and two kernels at once can find each other's count
half-written and give up; in one build folder they overwrite each other's cells. So each gets its own of both: links to what is
compiled and what nobody changes, and copies of the rest. A kernel that has ended leaves them to be cleared by the next one that
starts. Set-up itself, which fills both and is alone, asks for it by the variable COURSE_FILLS_CACHE: a language, es or en.

The build folder lies below settings for cargo: the crates that a notebook stands on are compiled with full optimization and
without checks of overflow, unlike its cells. At a lower level the compiler does not pack sums into vector instructions, and
training takes up to ten times as long. Nothing is optimized across the parts that a crate is compiled in: cells start a sixth
sooner, and dl-core's loops are written so that they lose little by it. And what it compiles is what the course's Cargo.lock says:
the kernel writes a manifest of its own, and without that lock would take of each crate whichever version it finds. Its first step, a
package without dependencies, strikes all crates from a lock, so the settings put it there afterwards, from the path in COURSE_LOCK.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def own_cache(filled, kernels):
    kernels.mkdir(parents=True, exist_ok=True)
    for old in kernels.iterdir():
        if not (old.name.isdigit() and is_running(int(old.name))):
            shutil.rmtree(old, ignore_errors=True)
    own = kernels / str(os.getpid())
    shutil.rmtree(own, ignore_errors=True)
    if (filled / "evcxr").is_dir():
        shutil.copytree(filled / "evcxr", own / "evcxr", copy_function=link)
    return own


PREFIX = "deep-learning-kernel-"
OURS = re.compile("dl_(core|notebook)")


def clear_temporary():
    for old in pathlib.Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        pid = old.name[len(PREFIX) :].split("-")[0]
        if pid.isdigit() and not is_running(int(pid)):
            shutil.rmtree(old, ignore_errors=True)


SETTINGS = """[profile.dev]
lto = "off"

[profile.dev.package."*"]
opt-level = 3
debug-assertions = false
overflow-checks = false
"""


def build_folder(own, filled):
    clear_temporary()
    # The kernel takes the path of its build folder apart at spaces: where there are any, it builds in the temporary folder, and from
    # nothing but the cache.
    if any(character.isspace() for character in str(own)):
        own = pathlib.Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        filled = own
    (own / ".cargo").mkdir(parents=True, exist_ok=True)
    (own / ".cargo" / "config.toml").write_text(SETTINGS)
    build = own / "build"
    if own != filled and (filled / "build" / "target").is_dir():
        # Without the cells of the kernel that filled it.
        cells = shutil.ignore_patterns("incremental", "*ctx*", "code_*", "libcode_*")
        shutil.copytree(filled / "build" / "target", build / "target", copy_function=link_or_copy, ignore=cells)
    build.mkdir(exist_ok=True)
    return build


def link_or_copy(source, target):
    # Compiled libraries are never written to: the compiler puts a new one in place of the old. All else cargo writes in place, in
    # this kernel's folder and through a link in everybody's. those of the course's own crates are copied: where its source has changed since, the kernel
    # writes them anew.
    if source.endswith((".rlib", ".rmeta", ".so", ".dylib", ".dll")) and not OURS.search(os.path.basename(source)):
        link(source, target)
    else:
        shutil.copy2(source, target)


def link(source, target):
    try:
        if os.path.basename(source) == "hits":
            raise OSError("a count is copied")
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def add_library_path(folder):
    """A cell finds the standard library by a path relative to its own file, which is one step off where the build folder and the
    toolchain share a parent, such as the home folder. `cargo run` says where it is; other ways to start Jupyter do not."""
    name = "DYLD_FALLBACK_LIBRARY_PATH" if sys.platform == "darwin" else "LD_LIBRARY_PATH"
    os.environ[name] = os.pathsep.join(path for path in (folder, os.environ.get(name)) if path)


CARGO = """#!/bin/sh
case " $* " in *" metadata "*) ;; *) exec {cargo} "$@" ;; esac
{cargo} "$@"
ended=$?
rm -f "$EVCXR_TMPDIR/Cargo.lock"
cat "$COURSE_LOCK" >"$EVCXR_TMPDIR/Cargo.lock"
exit $ended
"""

RUSTUP = """#!/bin/sh
case "$*" in "which cargo") printf '%s\\n' {shim} ;; *) exec {rustup} "$@" ;; esac
"""


def keep_lock(folder):
    """The kernel tries each `:dep` by `cargo metadata` in a package whose only dependency it is, and cargo strikes from the lock
    what that package doesn't need. So the kernel finds a cargo that puts the lock back afterwards: written anew, because a copy of
    a read-only file couldn't be written again. (Not on Windows, where a script doesn't pass for a program.)"""
    rustup = shutil.which("rustup")
    asked = subprocess.run([rustup, "which", "cargo"], capture_output=True, text=True).stdout.strip() if rustup else ""
    cargo = asked or shutil.which("cargo")
    if os.name == "nt" or not cargo:
        return
    folder.mkdir(parents=True, exist_ok=True)
    shims = {"cargo": CARGO.format(cargo=shlex.quote(cargo))}
    if rustup:
        shims["rustup"] = RUSTUP.format(shim=shlex.quote(str(folder / "cargo")), rustup=shlex.quote(rustup))
    for name, text in shims.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    os.environ["PATH"] = os.pathsep.join([str(folder), os.environ.get("PATH", "")])


def settings(checkout, language):
    """The kernel's settings: those of a language that is named, or below its folder of notebooks; else the plain ones."""
    plain = pathlib.Path(os.environ["EVCXR_CONFIG_DIR"])
    try:
        language = language or pathlib.Path.cwd().resolve().relative_to((checkout / "notebooks").resolve()).parts[0]
    except (ValueError, IndexError):
        return plain
    return plain / language if (plain / language / "evcxr.toml").is_file() else plain


filled, kernels, lock, command = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[4], sys.argv[5:]
add_library_path(sys.argv[3])
fills = os.environ.get("COURSE_FILLS_CACHE")
own = filled if fills else own_cache(filled, kernels)
os.environ["XDG_CACHE_HOME"] = str(own)
os.environ["EVCXR_CONFIG_DIR"] = str(settings(pathlib.Path(lock).parent, fills))
os.environ["EVCXR_TMPDIR"] = str(build_folder(own, filled))
# The kernel's first step would lose the lock; its settings bring it behind that.
os.environ["COURSE_LOCK"] = lock
keep_lock(own / "bin")
if os.name == "nt":
    # There exec would end this process, and Jupyter would take the kernel for dead.
    sys.exit(subprocess.call(command))
os.execv(command[0], command)
