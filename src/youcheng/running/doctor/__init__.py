"""The doctor: looks at everything an installation stands on, and says what to do about what is wrong."""

from youcheng.running.doctor.checks import Finding, Grade, examine, wrong_settings

__all__ = ["Finding", "Grade", "examine", "wrong_settings"]
