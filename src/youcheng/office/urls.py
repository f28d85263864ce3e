"""Addresses of the office room."""

from __future__ import annotations

from django.urls import path

from youcheng.office.views import (
    contact_edit,
    contact_export,
    contacts,
    files,
    home,
    letter_edit,
    letters,
    notes,
    notifications,
    tasks,
)

app_name = "office"
urlpatterns = [
    path("", home.home, name="home"),
    path("contacts/", contacts.contact_list, name="contacts"),
    path("contacts/contacts.csv", contact_export.contacts_csv, name="contacts_csv"),
    path("contacts/due/", contacts.due, name="contacts_due"),
    path("contacts/new/", contact_edit.new, name="contact_new"),
    path("contacts/<int:pk>/", contacts.contact, name="contact"),
    path("contacts/<int:pk>/data/", contact_export.person_page, name="contact_data"),
    path("contacts/<int:pk>/data.json", contact_export.person_json, name="contact_json"),
    path("contacts/<int:pk>/edit/", contact_edit.edit, name="contact_edit"),
    path("contacts/<int:pk>/erase/", contact_edit.erase, name="contact_erase"),
    path("contacts/<int:pk>/keep-longer/", contact_edit.longer, name="contact_keep_longer"),
    path("files/", files.file_list, name="files"),
    path("files/new/", files.keep, name="file_new"),
    path("files/<int:pk>/", files.download, name="file"),
    path("files/<int:pk>/remove/", files.remove, name="file_remove"),
    path("letters/", letters.letter_list, name="letters"),
    path("letters/new/", letter_edit.new, name="letter_new"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/edit/", letter_edit.edit, name="letter_edit"),
    path("letters/<int:pk>/recipients/", letter_edit.recipients, name="letter_recipients"),
    path("letters/<int:pk>/attachments/", letter_edit.attachments, name="letter_attachments"),
    path("letters/<int:pk>/discard/", letter_edit.discard, name="letter_discard"),
    path("letters/<int:pk>/send/", letters.send, name="letter_send"),
    path("letters/<int:pk>/resume/", letters.resume, name="letter_resume"),
    path("letters/to/<int:pk>/", letters.delivery, name="delivery"),
    path("letters/to/<int:pk>/page/", letters.page, name="delivery_page"),
    path("letters/to/<int:pk>/remove/", letter_edit.remove, name="delivery_remove"),
    path("letters/to/<int:pk>/decide/", letters.decide, name="delivery_decide"),
    path("notes/new/", notes.write, name="note_new"),
    path("notes/<int:pk>/remove/", notes.remove, name="note_remove"),
    path("notifications/", notifications.notification_list, name="notifications"),
    path("notifications/read/", notifications.read, name="notifications_read"),
    path("tasks/", tasks.task_list, name="tasks"),
    path("tasks/new/", tasks.new, name="task_new"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/done/", tasks.done, name="task_done"),
    path("tasks/<int:pk>/reopen/", tasks.reopen, name="task_reopen"),
]
