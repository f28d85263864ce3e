"""The office room in a real browser: a walk through its work in three languages, every page by axe (WCAG 2.2 AA)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.accounts.factories import make_user
from tests.conftest import lacking
from tests.intake.browser import needs_front_end, session_cookie
from tests.intake.views.test_accessibility import AXE, faults
from tests.office import factories

from youcheng.accounts.models import Organisation, Role, User
from youcheng.office.domain.sending import send_waiting
from youcheng.office.models import Contact, File, Message, Note, Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_front_end]
ANN = "Example Ann"
SAYS = {
    "en": ("1 person would be written to", "gave you a task: Ask for the programme", "Send to 1 person"),
    "zh-hans": ("将发送给 1 人", "给您分派了任务：Ask for the programme", "发送给 1 人"),
    "ja": ("送信対象 1 名", "さんからタスクを任されました：Ask for the programme", "1 名に送信"),
}


@contextmanager
def seat(browser: Browser, user: User, url: str, **options: Any) -> Iterator[Page]:
    """A page of this person's own browser."""
    context = browser.new_context(**options)
    context.set_default_timeout(20_000)
    context.add_cookies([session_cookie(user, url)])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["en", "zh-hans", "ja"])
def test_from_a_contact_to_a_sent_letter_and_a_notification(
    browser: Browser,
    live_server: Any,
    settings: Any,
    tmp_path: Path,
    office: Organisation,
    officer: User,
    language: str,
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "youcheng.web.letter_files.LetterFiles", str(tmp_path / "out")
    colleague = make_user(role=Role.OFFICER, organisation=office, name="Example colleague")
    counted, told, sends = SAYS[language]
    root = f"{live_server.url}/{language}/office"
    with seat(browser, officer, live_server.url) as page:
        contact = _enter_a_contact(page, root)
        _give_a_task(page, colleague)
        _write_a_note(page)
        _keep_a_file(page, tmp_path)
        assert (Task.objects.get().given_to, Note.objects.get().text) == (colleague, "Speaks softly.")
        message = _write_a_letter(page, root, contact, counted)
        page.get_by_role("button", name=sends).click()
        expect(page.locator(".message").first).to_be_visible()
    assert send_waiting(message) == 1
    [kept] = list((tmp_path / "out").iterdir())
    mail = email.message_from_bytes(kept.read_bytes(), policy=email.policy.default)
    assert mail["To"] == "ann@example.org"
    body = mail.get_body(("plain",))
    assert body is not None and "Only for you, Ann." in body.get_content()
    assert [part.get_filename() for part in mail.iter_attachments()] == ["programme.pdf"]
    with seat(browser, colleague, live_server.url) as page:
        page.goto(f"{root}/notifications/")
        expect(page.locator(".notification--unread")).to_contain_text(told)
        page.locator(".notification a").click()
        expect(page.locator("h1")).to_have_text("Ask for the programme")


def _enter_a_contact(page: Page, root: str) -> Contact:
    page.goto(f"{root}/contacts/new/")
    page.locator('[name="name"]').fill(ANN)
    page.locator('[name="language"]').select_option("en")
    page.locator('[name="posts-0-title"]').fill("Example director")
    page.locator('[name="reaches-0-kind"]').select_option("email")
    page.locator('[name="reaches-0-value"]').fill("ann@example.org")
    page.locator(".contact-form button.button--primary").click()
    expect(page.locator("h1")).to_have_text(ANN)
    return Contact.objects.get()


def _give_a_task(page: Page, to: User) -> None:
    adding = page.locator("section", has=page.locator("#office-tasks-heading")).last.locator("details")
    adding.locator("summary").click()
    page.locator("#panel-what").fill("Ask for the programme")
    page.locator("#panel-given-to").select_option(str(to.pk))
    adding.locator("button").click()
    expect(page.get_by_role("link", name="Ask for the programme")).to_be_visible()


def _write_a_note(page: Page) -> None:
    adding = page.locator("section", has=page.locator("#office-notes-heading")).last.locator("details")
    adding.locator("summary").click()
    page.locator("#panel-note").fill("Speaks softly.")
    adding.locator("button").click()
    expect(page.locator(".note")).to_have_text("Speaks softly.")


def _keep_a_file(page: Page, folder: Path) -> None:
    """A file whose content is what its name says; its bytes lie outside every served folder."""
    path = folder / "programme.pdf"
    path.write_bytes(factories.PDF)
    adding = page.locator("section", has=page.locator("#office-files-heading")).last.locator("details")
    adding.locator("summary").click()
    page.locator("#new-files").set_input_files(path)
    adding.locator("button").click()
    link = page.get_by_role("link", name="programme.pdf")
    expect(link).to_be_visible()
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == "programme.pdf"
    assert Path(waiting.value.path()).read_bytes() == factories.PDF


def _write_a_letter(page: Page, root: str, contact: Contact, counted: str) -> Message:
    page.goto(f"{root}/letters/new/?from=introduction")
    page.locator("main form.form button.button--primary").click()
    page.locator(f'input[name="contact"][value="{contact.pk}"]').check()
    page.locator("main form button.button--primary").click()
    expect(page.locator("main")).to_contain_text(counted)
    page.locator('input[name="file"]').check()
    page.locator('form[action$="/attachments/"] button').click()
    expect(page.locator('input[name="file"]')).to_be_checked()
    page.get_by_role("link", name=ANN).click()
    expect(page.locator("article.letter")).to_contain_text(ANN)
    page.locator('textarea[name="body"]').fill("Only for you, Ann.")
    with page.expect_navigation():
        page.locator("main form button.button--primary").click()
    message = Message.objects.get()
    page.goto(f"{root}/letters/{message.pk}/")
    assert message.deliveries.get().edited and File.objects.get() in message.attachments.all()
    return message


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1280), ("zh-hans", "dark", 390), ("ja", "light", 390)]
)
def test_every_page_is_for_everybody(
    browser: Browser,
    live_server: Any,
    manager: User,
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    if not AXE.exists():
        lacking("axe-core (python -m tools.frontend build --keep)")
    contact = factories.make_contact(by=manager, remarks="An example remark.")
    task = factories.make_task(by=manager, about=contact, given_to=manager)
    factories.make_note(by=manager, about=contact)
    factories.make_file(by=manager, about=contact)
    factories.make_notification(to=manager)
    letter = factories.make_message(by=manager, to=[contact], en="Dear {name}, an example.")
    paths = (
        "",
        "contacts/",
        "contacts/due/",
        "contacts/new/",
        f"contacts/{contact.pk}/",
        f"contacts/{contact.pk}/edit/",
        f"contacts/{contact.pk}/erase/",
        "files/",
        "letters/",
        "letters/new/?from=thanks",
        f"letters/{letter.pk}/",
        f"letters/{letter.pk}/edit/",
        f"letters/{letter.pk}/recipients/",
        f"letters/to/{letter.deliveries.get().pk}/",
        "tasks/?whose=all&state=all",
        "tasks/new/",
        f"tasks/{task.pk}/",
        "notifications/",
    )
    found: dict[str, list[str]] = {}
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}}
    with seat(browser, manager, live_server.url, **options) as page:
        for path in (*paths, "what is kept about one person"):
            if path in paths:
                page.goto(f"{live_server.url}/{language}/office/{path}")
            else:
                page.goto(f"{live_server.url}/{language}/office/contacts/{contact.pk}/")
                with page.expect_navigation():
                    page.locator('form[action$="/data/"] button').click()
            for details in page.query_selector_all("details"):
                details.evaluate("element => { element.open = true }")
            seen = faults(page)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                seen.append("wider than the window")
            if seen:
                found[path] = seen
    assert found == {}
