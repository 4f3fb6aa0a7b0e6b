"""What the fault tests share: the shim, an office, what must hold after every fault."""
import hashlib
import os
import shutil
import struct
import subprocess
import sys

sys.dont_write_bytecode = True
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests", "e2e"))
import support
from corruptions import Spoiler

SMALL = os.path.join(support.FIXTURES, "small")
NAME = "9902-2568-m12"


def shim(cache={}):
    """The preloaded library, built once a test program."""
    if "path" not in cache:
        folder = os.path.join(support.BUILD, "tests", "fault")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "shim-%d.so" % os.getpid())
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", path,
                        os.path.join(ROOT, "tests", "fault", "shim.c"), "-ldl"], check=True)
        import atexit
        atexit.register(os.remove, path)
        cache["path"] = path
    return cache["path"]


class Fault(support.EndToEnd):
    """An office with an old packet in self.out, made from other numbers than it has now."""

    def setUp(self):
        super().setUp()
        self.office = Spoiler(support.copy_office(SMALL, self.path("office")))
        self.office.put("packet.ini", self.office.text("packet.ini")
                        .replace("formats = pdf", "formats = pdf, xlsx")
                        .replace("reports = krs, sar-card, gap", "reports = krs"))
        self.out = self.path("out")
        self.office.change("results.csv", "86.75", "86.74")
        self.run_build()
        self.old = self.packet()
        self.office.change("results.csv", "86.74", "86.75")
        self.run_build(out=self.path("wanted"))
        self.new = self.packet(self.path("wanted"))
        self.assertNotEqual(self.old, self.new)
        shutil.copytree(os.path.join(self.out, NAME), self.path("kept"))

    def run_build(self, out=None, status=0):
        result = support.raingan("build", self.office.folder, "-o", out or self.out)
        self.assert_status(result, status)
        return result

    def packet(self, out=None):
        """Every file's name → the digest of its bytes."""
        files = support.files_below(os.path.join(out or self.out, NAME))
        return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}

    def faulty(self, calls, at, seconds=60, root=".", **more):
        """A build in which the `at`-th of these calls fails; its result, and how many calls there were."""
        state = self.path("state")
        with open(state, "wb") as file:
            file.write(bytes(8))
        env = support.environment(
            LD_PRELOAD=shim(), FAULT_CALLS=calls, FAULT_AT=str(at), FAULT_STATE=state,
            FAULT_ROOT=self.out if root == "." else root,
            **{"FAULT_" + key.upper(): str(value) for key, value in more.items()})
        result = support.raingan("build", self.office.folder, "-o", self.out, env=env,
                                 seconds=seconds)
        with open(state, "rb") as file:
            return result, struct.unpack("<q", file.read())[0]

    def leftovers(self):
        return sorted(name for name in os.listdir(self.out)
                      if name != NAME and not name.endswith(".lock"))

    def assert_whole(self, result, told=True):
        """Promise 1: the whole new packet with status 0, or the whole old one and a message that says where."""
        now = self.packet()
        if result.status == 0:
            self.assertEqual(now, self.new, result)
            return
        self.assertIn(result.status, (70, 73, 74), result)
        # an fsync of the folder after the swap may fail: then the new one stands, and it is said
        self.assertIn(now, (self.old, self.new), result)
        if told:
            self.assertRegex(result.err, r"error|memory")

    def assert_clean_after_next(self):
        """No temporary file is left at the next run, and it makes the packet."""
        self.run_build()
        self.assertEqual(self.packet(), self.new)
        self.assertEqual(self.leftovers(), [])

    def put_old_back(self):
        """Without a build: the tests have no time for it."""
        shutil.rmtree(self.out)
        shutil.copytree(self.path("kept"), os.path.join(self.out, NAME))


main = support.main
