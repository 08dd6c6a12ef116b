"""A tour by imaplib: append, fetch, search, store, copy, expunge. Arguments: port user password mode [cafile]."""
import base64, imaplib, ssl, sys

port, user, password, mode = int(sys.argv[1]), *sys.argv[2:5]
context = ssl.create_default_context(cafile=sys.argv[5]) if len(sys.argv) > 5 else None
imap = imaplib.IMAP4_SSL("localhost", port, ssl_context=context) if mode == "tls" else imaplib.IMAP4("localhost", port)


def ok(result):
    assert result[0] == "OK", result
    return result[1]


if mode == "starttls":
    ok(imap.starttls(context))
ok(imap.login(user, password))
count = int(ok(imap.select("INBOX"))[0])
for number in range(1, count + 1):
    data = ok(imap.fetch(str(number), "(UID RFC822.SIZE BODY.PEEK[])"))
    print(base64.b64encode(data[0][1]).decode())
numbers = ok(imap.search(None, "SUBJECT", "dots"))[0].split()
assert len(numbers) == 1, numbers
ok(imap.create("Tour"))
ok(imap.copy(numbers[0], "Tour"))
assert int(ok(imap.select("Tour"))[0]) == 1
ok(imap.store("1", "+FLAGS", r"(\Deleted \Flagged)"))
assert rb"\Flagged" in ok(imap.fetch("1", "(FLAGS)"))[0]
assert ok(imap.expunge()) == [b"1"]
ok(imap.append("Tour", r"(\Seen)", None, b"Subject: added\r\n\r\nbody\r\n"))
ok(imap.noop())
assert ok(imap.uid("SEARCH", "SEEN"))[0] != b""
ok(imap.close())
ok(imap.delete("Tour"))
imap.logout()
