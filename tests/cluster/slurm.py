"""A Slurm of one node on the loopback interface, for the tests: own configuration, folders, ports and key. Whatever
happens, everything that it started is stopped."""
import ctypes
import getpass
import os
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "scancel", "sinfo")
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
SECONDS = 60
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None)

CONFIGURATION = """
ClusterName=raingan
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2,batch_sched_delay=0,sched_min_interval=100000
ReturnToService=2
MinJobAge=3600
KillWait=5
MaxArraySize=1000
NodeName=localhost NodeAddr=127.0.0.1 Port={ports[1]} CPUs={cpus} RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=localhost Default=YES MaxTime=INFINITE State=UP
"""


def missing():
    """The programs that are not installed."""
    return [name for name in PROGRAMS if not shutil.which(name, path=PATH)]


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def children(process):
    try:
        with open("/proc/%d/task/%d/children" % (process, process)) as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


class Slurm:
    def __init__(self, folder):
        self.folder = folder
        self.daemons = []
        self.environment = dict(os.environ, PATH=PATH, SLURM_CONF=os.path.join(folder, "slurm.conf"),
                                LC_ALL="C.UTF-8")
        # Orphans of a daemon become ours, so that they can be found and stopped.
        LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    # --- daemons
    def start(self):
        os.chmod(self.folder, 0o755)
        for name in ("state", "spool"):
            os.mkdir(self.path(name))
        with open(self.path("munge.key"), "wb") as key:
            os.fchmod(key.fileno(), 0o400)
            key.write(os.urandom(1024))
        with open(self.path("slurm.conf"), "w") as file:
            file.write(CONFIGURATION.format(ports=free_ports(2), user=getpass.getuser(),
                                            folder=self.folder, cpus=os.cpu_count()))
        self.daemon("munged", "--foreground", "--force", "--num-threads=2",
                    *("--%s=%s" % (option, self.path("munge." + end)) for option, end in (
                        ("key-file", "key"), ("socket", "socket"), ("pid-file", "pid"),
                        ("log-file", "log"), ("seed-file", "seed"))))
        self.wait_for("munged", lambda: os.path.exists(self.path("munge.socket")))
        self.daemon("slurmctld", "-D", "-i")
        self.daemon("slurmd", "-D", "-N", "localhost")
        self.wait_for("an idle node", lambda: "idle" in self.ask("sinfo", "-h", "-o", "%T"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def daemon(self, *command):
        with open(self.path(command[0] + ".out"), "wb") as out:
            self.daemons.append(subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                preexec_fn=die_with_parent))

    def stop(self):
        """Jobs, then the daemons in reverse order, then whatever is left of them."""
        if len(self.daemons) == 3:
            try:
                self.ask("scancel", "--user", getpass.getuser())
            except subprocess.SubprocessError:
                pass
        for daemon in reversed(self.daemons):
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        self.daemons = []
        end = time.monotonic() + 10
        while children(os.getpid()) and time.monotonic() < end:
            for process in children(os.getpid()):
                for one in [*children(process), process]:
                    try:
                        os.kill(one, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
                try:
                    os.waitpid(process, 0)
                except ChildProcessError:
                    pass

    # --- asking
    def run(self, *command, **how):
        return subprocess.run([str(word) for word in command], env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=SECONDS, **how)

    def ask(self, *command, **how):
        return self.run(*command, **how).stdout

    def wait_for(self, what, holds, seconds=SECONDS):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError("%s: not within %d s\n%s" % (what, seconds, self.logs()))
            time.sleep(0.1)

    def job(self, name):
        """What `scontrol show job` says of a job or a task: {"JobState": "COMPLETED" …}."""
        words = self.ask("scontrol", "-o", "show", "job", name).split()
        return dict(word.split("=", 1) for word in words if "=" in word)

    def wait_for_end(self, name, seconds=SECONDS):
        running = ("PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", None)
        self.wait_for("end of job %s" % name,
                      lambda: self.job(name).get("JobState") not in running, seconds)
        return self.job(name)

    def logs(self):
        texts = []
        for name in ("munge.log", "slurmctld.log", "slurmd.log", "slurmctld.out", "slurmd.out"):
            if os.path.exists(self.path(name)):
                with open(self.path(name), errors="replace") as file:
                    texts.append("--- %s\n%s" % (name, file.read()[-3000:]))
        return "\n".join(texts)
