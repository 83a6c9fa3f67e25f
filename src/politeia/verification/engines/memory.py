"""How much memory an engine may still use, so that a large question ends with a message and not with the machine."""

from __future__ import annotations

import os
from pathlib import Path

SHARE = 0.6
"""Engines leave the rest of the free memory to everything else."""

USUAL = 4 << 30
"""Bytes to go by on systems that do not say how much memory is free."""


def free_memory() -> int:
    """Bytes that an engine may use now."""
    free = min(_available(), _unused_of_control_group())
    return int(free * SHARE)


def _available() -> int:
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return USUAL


def _unused_of_control_group() -> int:
    """What a container may still use; as good as endless outside of one."""
    group = Path("/sys/fs/cgroup")
    try:
        most = (group / "memory.max").read_text(encoding="ascii").strip()
        used = int((group / "memory.current").read_text(encoding="ascii"))
        return int(most) - used if most != "max" else 1 << 62
    except (OSError, ValueError):
        return 1 << 62
