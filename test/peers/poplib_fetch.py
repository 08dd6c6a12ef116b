"""Fetches every message by poplib and prints each as a base64 line. Arguments: port user password mode [cafile]."""
import base64, poplib, ssl, sys

port, user, password, mode = int(sys.argv[1]), *sys.argv[2:5]
poplib._MAXLINE = 1 << 20
context = ssl.create_default_context(cafile=sys.argv[5]) if len(sys.argv) > 5 else None
box = poplib.POP3_SSL("localhost", port, context=context) if mode == "tls" else poplib.POP3("localhost", port)
if mode == "stls":
    assert "STLS" in box.capa()
    box.stls(context)
box.user(user)
box.pass_(password)
count, octets = box.stat()
listing = [int(line.split()[1]) for line in box.list()[1]]
assert len(listing) == count and sum(listing) == octets, (listing, count, octets)
assert len(set(line.split()[1] for line in box.uidl()[1])) == count
for number in range(1, count + 1):
    lines = box.retr(number)[1]
    top = box.top(number, 0)[1]
    assert lines[: len(top)] == top or top[-1] == b"", number
    print(base64.b64encode(b"\r\n".join(lines) + b"\r\n").decode())
box.quit()
