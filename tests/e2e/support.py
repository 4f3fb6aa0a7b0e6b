"""What the end-to-end tests share: the program, temporary folders, copies of offices.

A test makes everything in a temporary folder of its own, so that tests run side by side. It may not
import anything but the standard library.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUILD = os.path.abspath(os.path.join(ROOT, os.environ.get("BUILD", "build")))
PROGRAM = os.path.join(BUILD, "raingan")
EXAMPLE = os.path.join(ROOT, "examples", "office")
FIXTURES = os.path.join(ROOT, "tests", "e2e", "fixtures")
GOLDEN = os.path.join(ROOT, "tests", "golden")
SECONDS = 60


class Result:
    """How a program ended, and what it printed."""

    def __init__(self, status, out, err):
        self.status = status
        self.out_bytes, self.err_bytes = out, err
        self.out, self.err = out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

    def __repr__(self):
        return "status %d\n--- stdout\n%s--- stderr\n%s" % (self.status, self.out, self.err)


def environment(**changes):
    """A small, known environment: no locale but C.UTF-8 unless the test says so."""
    known = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR", "RAINGAN_DATA", "ASAN_OPTIONS")
             if key in os.environ}
    known["LC_ALL"] = "C.UTF-8"
    known.update({key: value for key, value in changes.items() if value is not None})
    for key, value in changes.items():
        if value is None:
            known.pop(key, None)
    return known


def call(arguments, cwd=None, env=None, seconds=SECONDS, umask=-1):
    done = subprocess.run([str(word) for word in arguments], cwd=cwd, env=env or environment(),
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=seconds, umask=umask)
    return Result(done.returncode, done.stdout, done.stderr)


def raingan(*arguments, cwd=None, env=None, seconds=SECONDS, umask=-1, program=PROGRAM):
    return call([program, *arguments], cwd, env, seconds, umask)


def files_below(folder):
    """Every file's relative path → its bytes; not a lock, which holds a process id."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(".lock"):
                continue
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def only_packet(folder):
    """The one packet in an output folder."""
    packets = [name for name in os.listdir(folder) if not name.startswith(".")]
    assert len(packets) == 1, "one packet in %s: %s" % (folder, packets)
    return os.path.join(folder, packets[0])


def read(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return file.read()


def write(path, text, encoding="utf-8"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))


def copy_office(source, target):
    shutil.copytree(source, target)
    return target


class EndToEnd(unittest.TestCase):
    """A test case with a temporary folder: self.folder."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="raingan-e2e-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def assert_status(self, result, status):
        if result.status != status:
            self.fail("expected status %d, got %r" % (status, result))

    def assert_no_seed_is_wrong(self, wrong_of_seed, seeds):
        """`wrong_of_seed(seed, folder)` gives what is wrong, "" when nothing is; two at a time."""
        with ThreadPoolExecutor(2) as workers:
            wrong = list(workers.map(lambda seed: wrong_of_seed(seed, self.folder), seeds))
        self.assertEqual([text for text in wrong if text], [])

    def build(self, office, *options, out="out", status=0, **how):
        """Builds into self.path(out); gives the packet's folder."""
        result = raingan("build", office, "-o", self.path(out), *options, **how)
        self.assert_status(result, status)
        return only_packet(self.path(out))


def shared_example(cache={}):
    """The example's packet, built once a test program; removed when it ends."""
    if "packet" not in cache:
        import atexit
        folder = tempfile.mkdtemp(prefix="raingan-e2e-")
        atexit.register(shutil.rmtree, folder, True)
        result = raingan("build", EXAMPLE, "-o", folder)
        if result.status != 0:
            raise AssertionError("the example cannot be built: %r" % result)
        cache["packet"] = only_packet(folder)
    return cache["packet"]


def main():
    if not os.access(PROGRAM, os.X_OK):
        sys.exit("%s is not there: make BUILD=%s" % (PROGRAM, os.environ.get("BUILD", "build")))
    unittest.main(verbosity=1)
