"""Newsletters in .eml files and mailboxes."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import mbox
from index.sources.formats.email_message import parse_message, read_message
from index.sources.formats.email_text import html_body, plain_body, without_surroundings
from index.sources.formats.format import MAX_RECORD
from tests.index.sources.formats.reading import read_bytes

SEPARATOR = b"From news@courier.example Thu Nov 19 10:00:00 2026\n"
HEADER = (
    "From: The Courier <news@courier.example>\nSubject: Ferries\nDate: Thu, 19 Nov 2026 09:46:00 +0100\n"
    "Message-ID: <1@courier.example>\n"
)


def message(body: str = "Crews walked out.", header: str = HEADER, **more: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in more.items())
    return f"{header}{lines}\n{body}\n".encode()


def read(folder: Path, raw: bytes) -> Any:
    contents = read_bytes(folder, "a.eml", raw)
    return contents["articles"][0] if "articles" in contents else contents["failures"][0]


@pytest.mark.parametrize(
    ("sender", "source", "author"),
    [
        ("The Courier <news@courier.example>", "The Courier", None),
        ('"Marsh, Lena" <lena@courier.example>', "Marsh, Lena", None),
        ("Lena Marsh from The Courier <lena@courier.example>", "The Courier", "Lena Marsh"),
        ("Lena Marsh at Courier News <lena@courier.example>", "Courier News", "Lena Marsh"),
        ("Letters from an American <a@courier.example>", "Letters from an American", None),
        ("=?utf-8?Q?Caf=C3=A9_Post?= <a@post.example>", "Café Post", None),
        ("news@mail.courier.example", "courier.example", None),
        ("<news@news.example>", "news.example", None),
    ],
)
def test_the_sender_is_the_outlet(tmp_path: Path, sender: str, source: str, author: str | None) -> None:
    article = read(tmp_path, message(header=f"From: {sender}\nSubject: Ferries\n"))
    assert (article["source"], article.get("author")) == (source, author)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: AW: Ferries", "Ferries"),
        ("RE[2]: Ferries", "Ferries"),
        ("Real: Ferries", "Real: Ferries"),
        ("Reform: an end", "Reform: an end"),
        ("[orrin] Re: Ferries", "Ferries"),
        ("[Opinion] Ferries", "[Opinion] Ferries"),
        ("=?utf-8?B?Q2Fmw6k=?= opens", "Café opens"),
        ("Re:", "Re:"),
        ("re: " * 3000 + "Ferries", None),
    ],
)
def test_the_subject_is_the_headline(tmp_path: Path, subject: str, title: str | None) -> None:
    article = read(tmp_path, message(header=f"From: a@b.example\nList-Id: <orrin.lists.example>\nSubject: {subject}\n"))
    assert title in (None, article["title"])


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Date: Thu, 19 Nov 2026 09:46:00 +0100 (CET)", "2026-11-19T09:46:00+01:00"),
        ("Date: Thu, 19 Nov 2026 09:46:00 GMT", "2026-11-19T09:46:00+00:00"),
        ("Received: from a by b; Thu, 19 Nov 2026 10:00:00 +0000", "2026-11-19T10:00:00+00:00"),
        ("Date: soon\nReceived: by c; Fri, 20 Nov 2026 10:00:00 +0000\nReceived: by b; Thu, 19 Nov 2026 10:00:00 +0000",
         "2026-11-19T10:00:00+00:00"),
    ],
)  # fmt: skip
def test_the_day_of_sending_is_the_day_of_publication(tmp_path: Path, lines: str, published: str) -> None:
    assert read(tmp_path, message(header=f"From: a@b.example\nSubject: Ferries\n{lines}\n"))["published"] == published


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("us-ascii", "utf-8"),
        ("no-such-charset", "cp1252"),
        ("punycode", "utf-8"),
        ("utf-8", "cp1252"),
    ],
)
def test_a_wrongly_stated_charset_breaks_no_text(tmp_path: Path, charset: str, encoding: str) -> None:
    header = f"{HEADER}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    assert read(tmp_path, header + "Café – “open”.\n".encode(encoding))["paragraphs"] == ["Café – “open”."]


def test_layout_tables_glue_no_cells_and_a_table_of_data_stays_one() -> None:
    layout = "<table><tr><td>Left.</td><td>Right.</td></tr></table>"
    data = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Orrin</td><td>12</td></tr></table>"
    html = f"<table><tr><td>{layout}</td></tr><tr><td>{data}</td></tr></table>"
    assert html_body(html)[0] == ["Left.", "Right.", "Port | Boats", "Orrin | 12"]


def test_hidden_text_and_pixels_are_left_out() -> None:
    html = (
        "<body><div style='display:none;max-height:0'>Preview</div><p>Seen <span style='font-size:0px'>not</span>"
        "now.</p><img src='https://a.example/p.gif' alt='pixel' width=1><p style='font-size:0.9em'>Small.</p></body>"
    )
    assert html_body(html)[0] == ["Seen now.", "Small."]


@pytest.mark.parametrize(
    "text",
    [
        "View in browser",
        "View this email in your browser",
        "Having trouble viewing this email? Click here",
        "Was this email forwarded to you? Sign up here.",
        "Like | Comment | Restack",
        "Share",
        "Im Browser ansehen",
    ],
)
def test_lines_that_senders_add_are_left_out(text: str) -> None:
    assert without_surroundings(["Ferries", text, "Crews walked out.", "It rained."], "Ferries") == [
        "Crews walked out.",
        "It rained.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this email because you signed up on our website. Unsubscribe",
        "Unsubscribe",
        "This email was sent to reader@post.example",
        "© 2026 The Orrin Bay Courier",
        "No longer want these emails? Unsubscribe here.",
    ],
)
def test_a_footer_and_the_address_above_it_are_left_out(line: str) -> None:
    news = ["Crews walked out.", "It rained in 1953, 1954 and 1955.", "It snowed."]
    footer = ["The Courier, 1 Quay Street, Orrin Bay, OB1 2CD", line, "Privacy policy", "Orrin Bay"]
    assert without_surroundings([*news, *footer], "Ferries") == news


@pytest.mark.parametrize(
    "text",
    [
        "View from the quay: the ferries are late.",
        "Unsubscribe rates fell by a third in 2026, the company said, as readers stayed.",
        "You have been sent this far by a promise, he said.",
    ],
)
def test_news_that_begins_like_such_a_line_stays(text: str) -> None:
    assert text in without_surroundings([text, "Crews walked out.", "It rained.", "It snowed."], "Ferries")


def test_flowed_text_is_joined_and_hard_wrapped_text_too() -> None:
    flowed, _ = plain_body("Crews walked \nout.\n> quoted \n>> more\nIt rained.\n-- \nLena", is_flowed=True)
    assert flowed == ["Crews walked out.", "It rained."]
    wrapped, _ = plain_body(
        "Crews walked\nout (https://a.example/x).\n\n** Weather\n---------\nIt rained.\n\nhttps://a.example"
    )
    assert wrapped == ["Crews walked out.", "Weather", "It rained."]


@pytest.mark.parametrize(
    ("header", "link", "url"),
    [
        ("List-Post: <https://courier.example/p/1>", "https://x.example", "https://courier.example/p/1"),
        ("List-Post: <mailto:orrin@lists.example>", "https://courier.example/1?utm_source=a&id=2", "https://courier.example/1?id=2"),
        ("X: y", "https://click.courier.example/?q=1", None),
        ("X: y", "https://courier.example/r/" + "a1" * 40, None),
        ("Archived-At: <https://lists.example/a/1>", "", "https://lists.example/a/1"),
    ],
)  # fmt: skip
def test_the_web_address_is_the_articles_own(tmp_path: Path, header: str, link: str, url: str | None) -> None:
    html = f"<p><a href='{link}'>View in browser</a></p><p>Crews walked out.</p>"
    raw = message(html, f"{HEADER}{header}\nContent-Type: text/html\n")
    assert read(tmp_path, raw).get("url") == url


def test_attached_files_are_counted_and_pictures_in_the_text_arent(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@b.example", "Ferries"
    mail.set_content("Crews walked out.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment("x", filename="b.txt")
    article = read(tmp_path, mail.as_bytes())
    assert (article["paragraphs"], article["notes"]) == (["Crews walked out."], ["2 attached files left out"])


def test_a_newsletter_that_was_forwarded_keeps_its_sender_and_its_day(tmp_path: Path) -> None:
    body = (
        "---------- Forwarded message ---------\nFrom: The Courier <n@courier.example>\n"
        "Date: Thu, 19 Nov 2026 at 10:00\nSubject: Ferries stop\nTo: <me@post.example>\n\nCrews walked out.\n"
    )
    raw = message(body, "From: Me <me@post.example>\nSubject: Fwd: look\nDate: Fri, 20 Nov 2026 09:00:00 +0000\n")
    article = read(tmp_path, raw)
    assert (article["title"], article["source"], article["published"][:10]) == (
        "Ferries stop",
        "The Courier",
        "2026-11-19",
    )
    assert article["paragraphs"] == ["Crews walked out."]


def test_a_message_attached_to_an_empty_one_is_read(tmp_path: Path) -> None:
    inner = message().decode()
    header = "From: me@post.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=b\n"
    raw = message(f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--", header)
    assert read(tmp_path, raw)["title"] == "Ferries"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"It rained.\n", "it has no header"),
        (message(Content_Type="multipart/report; boundary=b"), "it is one of the delivery reports, not a newsletter"),
        (message(Content_Type="text/calendar"), "it is one of the invitations, not a newsletter"),
        (message(Content_Type="multipart/encrypted; boundary=b"), "it is encrypted"),
        (message("-----BEGIN PGP MESSAGE-----\nx"), "it is encrypted"),
        (message(""), "it has no text"),
        (b"X: y\n" * 100_000 + b"\nIt rained.", "its header is too long"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(300)), "its parts"),
    ],
)  # fmt: skip
def test_what_is_no_newsletter_gets_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert read(tmp_path, raw).startswith(f"a.eml: {reason}")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: " + b"(" * 100_000 + b"\nSubject: a\n\nIt rained.",
        b"From: a@b.example\nContent-Type: text/plain" + b"; a*0*=x" * 50_000 + b"\nSubject: a\n\nIt rained.",
        b"From: a@b.example\nSubject: a\n\n" + b" " * 500_000 + b"x" + b"(" * 200_000,
        b"From: a@b.example\nSubject: a\nContent-Type: text/html\n\n" + b"<table><tr><td>" * 20_000 + b"It rained.",
        b"From: a@b.example\nSubject: a\nContent-Type: text/html\n\n" + b"<a href=x>view " * 20_000 + b"It rained.",
    ],
)
def test_hostile_messages_take_time_in_proportion_to_their_size(tmp_path: Path, raw: bytes) -> None:
    start = time.process_time()
    read_bytes(tmp_path, "a.eml", raw)
    assert time.process_time() - start < 10


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    quoted = message("Crews walked out.\n\n>From now on, gates open at six.\n\nFrom here it goes on.")
    raw = SEPARATOR + quoted + b"\n" + SEPARATOR.replace(b"\n", b"\r\n") + message().replace(b"\n", b"\r\n")
    articles = read_bytes(tmp_path, "a.mbox", raw)["articles"]
    assert articles[0]["paragraphs"] == [
        *("Crews walked out.", "From now on, gates open at six.", "From here it goes on.")
    ]
    assert articles[1]["paragraphs"] == ["Crews walked out."]


def test_messages_that_are_no_articles_are_counted(tmp_path: Path) -> None:
    kinds = {"Sent": "sent messages", "Drafts": "drafts", "Trash,Inbox": "deleted messages", "Spam": "spam"}
    raws = [message(X_Gmail_Labels=labels) for labels in kinds]
    raws += [message(X_Mozilla_Status="0009"), message(Auto_Submitted="auto-replied")]
    contents = read_bytes(tmp_path, "a.mbox", b"\n".join(SEPARATOR + raw for raw in raws))
    counts = {"sent messages": 1, "drafts": 1, "deleted messages": 2, "spam": 1, "automatic replies": 1}
    assert contents == {"passed_over": counts}


def test_a_message_that_is_too_long_is_skipped_and_the_next_one_is_read(tmp_path: Path) -> None:
    long = message("x" * (MAX_RECORD + 10))
    contents = read_bytes(tmp_path, "a.mbox", SEPARATOR + long + b"\n" + SEPARATOR + message())
    assert len(contents["articles"]) == 1
    assert contents["failures"] == ["a.mbox, message 1: too long (10 MB at most)"]


def test_reading_a_mail_in_a_mail_program_doesnt_change_its_record(tmp_path: Path) -> None:
    from index.sources.formats import Input

    def raws(*messages: bytes) -> list[bytes]:
        path = tmp_path / "a.mbox"
        path.write_bytes(b"\n".join(SEPARATOR + raw for raw in messages))
        with path.open("rb") as stream:
            return [record.raw for record in mbox.records(Input("a.mbox", stream))]

    unread, read_one = raws(message(Status="O", X_Mozilla_Status="0000"), message(Status="RO", X_Mozilla_Status="0001"))
    assert unread.rstrip() == read_one.rstrip()
    assert raws(message("It rained."))[0] != unread


@pytest.mark.parametrize(
    ("raw", "reason"), [(b"It rained.", "it doesn't start as a mailbox does"), (b"", "it has no message")]
)
def test_a_file_that_is_no_mailbox_gets_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert read_bytes(tmp_path, "a.mbox", raw)["failures"][0].startswith(f"a.mbox: {reason}")


NAMES = ("From", "Subject", "Date", "Content-Type", "Message-ID", "List-Id", "Content-Transfer-Encoding", "Received")
VALUES = (
    "text/html; charset=",
    "multipart/mixed; boundary=b",
    "base64",
    "=?utf-8?q?=?=",
    "a@b.example",
    "; filename*=",
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.one_of(st.text(max_size=20), st.sampled_from(VALUES)))),
    st.binary(max_size=100),
)
def test_any_message_gives_an_article_or_a_reason(headers: list[tuple[str, str]], body: bytes) -> None:
    lines = [f"{name}: {value}\n".encode("utf-8", "surrogatepass") for name, value in headers]
    try:
        parse_message(read_message(b"".join(lines) + b"\n" + body))
    except ValueError as error:
        reason = str(error)
    else:
        reason = "none"
    assert reason


@settings(deadline=None)
@given(st.text(), st.booleans(), st.booleans())
def test_any_text_gives_paragraphs(text: str, is_flowed: bool, deletes_space: bool) -> None:
    for paragraphs in (plain_body(text, is_flowed, deletes_space)[0], html_body(text)[0]):
        assert all(paragraphs)
        without_surroundings(paragraphs, "Ferries")
