"""Sends stdin's message by smtplib. Arguments: port mode address [cafile user password]."""
import smtplib, ssl, sys

port, mode, address = int(sys.argv[1]), sys.argv[2], sys.argv[3]
context = ssl.create_default_context(cafile=sys.argv[4]) if len(sys.argv) > 4 else None
message = sys.stdin.buffer.read()
with smtplib.SMTP("localhost", port, local_hostname="client.test") as smtp:
    if mode == "starttls":
        smtp.starttls(context=context)
        smtp.login(sys.argv[5], sys.argv[6])
    options = ["BODY=8BITMIME"] if smtp.ehlo()[0] == 250 and smtp.has_extn("8bitmime") else []
    refused = smtp.sendmail("alice@plusok.test", [address], message, mail_options=options)
    assert refused == {}, refused
