"""The office room: files, contacts, tasks, notes, letters and notifications for every working room above it."""
