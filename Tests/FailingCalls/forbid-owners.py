#!/usr/bin/env python3
"""Runs a program that is killed when it changes the owner of a file, as systemd's filters of system calls do.

    forbid-owners.py PROGRAM [ARGUMENT…]
"""
import ctypes
import os
import platform
import struct
import sys

# chown, fchown, lchown, fchownat
CALLS = {"x86_64": [92, 93, 94, 260], "aarch64": [54, 55]}[platform.machine()]
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000

program = [(LOAD, 0, 0, 0)]
for index, call in enumerate(CALLS):
    program.append((EQUAL, len(CALLS) - index, 0, call))
program += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, KILL)]
code = b"".join(struct.pack("HBBI", *line) for line in program)
buffer = ctypes.create_string_buffer(code, len(code))


class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]


filter = Filter(len(program), ctypes.addressof(buffer))
libc = ctypes.CDLL(None, use_errno=True)
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter)):
    sys.exit("can't install the filter: " + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[1], sys.argv[1:])
