"""start.py RESULT PROGRAM ARGUMENT...: runs the program; its exit status, seconds and peak KiB go into RESULT.

A process begins with the peak of the one that starts it: a large one would be measured in place of its
children. So this stands between, run with -I -S, and imports nothing large."""
import os
import sys
import time

start = time.perf_counter()
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
with open(sys.argv[1], "w", encoding="ascii") as result:
    result.write("%d %r %d" % (os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss))
