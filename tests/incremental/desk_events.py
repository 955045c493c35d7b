"""The events of the desk in `desk`."""

EVENTS = """
-- content/events/2025-01-10-opening.md --
---
title: Quay day
start: 2025-01-10
status: occurred
kind: meeting
place: Sund
participants: [{actor: Anna Berg, part: host}, Norland, Olga Stubb]
led_to: [round]
dossier: harbour
readouts: [{side: Norland, text: All went well.}, {side: Sund, text: Too soon.}]
---
The quay was opened, says [[Berg]].

-- content/events/round.md --
---
title: The second round
start: 2026-04-01T10:00
tz: Asia/Dubai
status: announced
previous_start: [2026-03-15]
part_of: process
participants: [Carl Dahl]
---

-- content/events/process.md --
---
title: The process
start: 2025
embargo: 2026-03-01
---
"""
