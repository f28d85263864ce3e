"""Backup and restore: one archive with database, files, manifest and checksums."""

from youcheng.running.backup.archive import BackupError, Manifest
from youcheng.running.backup.create import create_backup
from youcheng.running.backup.restore import check_backup, restore_backup

__all__ = ["BackupError", "Manifest", "check_backup", "create_backup", "restore_backup"]
