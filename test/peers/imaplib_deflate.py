"""Fetches INBOX by imaplib under COMPRESS=DEFLATE (RFC 4978), with Python's own zlib. Arguments: port user password."""
import base64, imaplib, io, sys, zlib

imap = imaplib.IMAP4("localhost", int(sys.argv[1]))
imap.login(*sys.argv[2:4])


class Inflated(io.RawIOBase):
    """What the server sends, as it was before it was deflated."""

    def __init__(self, sock):
        self.sock, self.inflate, self.held = sock, zlib.decompressobj(-15), b""

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self.held:
            octets = self.sock.recv(4096)
            if not octets:
                return 0
            self.held = self.inflate.decompress(octets)
        count = min(len(buffer), len(self.held))
        buffer[:count], self.held = self.held[:count], self.held[count:]
        return count


tag = imap._new_tag()
imap.send(tag + b" COMPRESS DEFLATE\r\n")
while not (line := imap.readline()).startswith(tag):
    pass
assert b" OK " in line, line
deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
# Each command is flushed, so that the server has it whole (section 4).
imap.send = lambda octets: imap.sock.sendall(deflate.compress(octets) + deflate.flush(zlib.Z_SYNC_FLUSH))
reader = io.BufferedReader(Inflated(imap.sock))
imap.read, imap.readline = reader.read, reader.readline
count = int(imap.select("INBOX")[1][0])
for number in range(1, count + 1):
    data = imap.fetch(str(number), "(RFC822.SIZE BODY.PEEK[])")[1]
    print(base64.b64encode(data[0][1]).decode())
imap.append("INBOX", None, None, b"Subject: deflated\r\n\r\n" + b"x" * 100000 + b"\r\n")
assert len(imap.fetch(str(count + 1), "(BODY.PEEK[])")[1][0][1]) == 100023
imap.logout()
