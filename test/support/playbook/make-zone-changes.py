"""Writes zone-changes.txt: every change of every zone's clocks from 2025 to 2037, as Python's zoneinfo has them.

It is what our own arithmetic with zones is held against. Run it by hand when the time zone database has news:
    python3 test/support/playbook/make-zone-changes.py > test/support/playbook/zone-changes.txt
Zones that share a history share a line: names; minutes from UTC at the beginning; UTC minutes>minutes after, ...
"""

import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

BEGIN = datetime(2024, 12, 1, tzinfo=timezone.utc)
END = datetime(2038, 1, 1, tzinfo=timezone.utc)
PROBE = timedelta(days=5)


def offset(zone, at):
    return int(at.astimezone(zone).utcoffset().total_seconds() // 60)


def change_between(zone, low, high):
    """The first minute at which the offset is no longer that of `low`."""
    before = offset(zone, low)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=int((high - low).total_seconds() // 120))
        low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
    return high


def history(name):
    zone = ZoneInfo(name)
    changes = []
    at = BEGIN
    while at < END:
        later = at + PROBE
        if offset(zone, at) != offset(zone, later):
            change = change_between(zone, at, later)
            changes.append((int(change.timestamp() // 60), offset(zone, change)))
        at = later
    return offset(zone, BEGIN), tuple(changes)


groups = {}
for name in sorted(available_timezones()):
    if "/" in name or name == "UTC":
        groups.setdefault(history(name), []).append(name)
with open("/usr/share/zoneinfo/tzdata.zi", encoding="utf-8") as source:
    version = source.readline().removeprefix("# version ").strip()
sys.stdout.write(f"# tzdata {version}\n")
for (first, changes), names in groups.items():
    steps = " ".join(f"{at}>{after}" for at, after in changes)
    sys.stdout.write(f"{' '.join(names)};{first};{steps}\n")
