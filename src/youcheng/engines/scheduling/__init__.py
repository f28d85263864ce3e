"""Scheduling: meeting requests, people, rooms and interpreters become a timetable with a proof.

The rooms, in the order they may import one another: :mod:`.instance` and :mod:`.solution` (the validated types),
:mod:`.readers`, :mod:`.objectives`, :mod:`.checker` (knows no solver), :mod:`.solvers`, :mod:`.explain`, :mod:`.edit`,
:mod:`.exports`, and the commands.
"""
