"""A small SMTP server of this process: takes mail, refuses some, or is not there at all."""

import email
import socketserver
import threading
from email.message import Message
from email.policy import default


class Postbox(socketserver.ThreadingTCPServer):
    """`refused`: address → the code it is answered with."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Talk)
        self.mails: list[Message] = []
        self.refused: dict[str, int] = {}

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def __enter__(self) -> "Postbox":
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdown()
        self.server_close()


class Talk(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.take()
            elif verb == "RCPT":
                code = self.server.refused.get(line.partition("<")[2].partition(">")[0], 250)
                self.say(f"{code} said")
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 fine")

    def take(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.mails.append(email.message_from_bytes(b"".join(lines), policy=default))
        self.say("250 taken")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
